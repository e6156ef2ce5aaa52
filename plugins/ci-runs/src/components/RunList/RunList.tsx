import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import type { CiRuns } from '@groundwork/plugin-ci-runs-common';
import {
  deliveryHistoryHref,
  failureWords,
  RelativeTime,
  SourceNotes,
  Status,
} from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { ciRunsApiRef } from '../../api';
import { ciRunQueries } from '../../queries';
import { useSay } from '../../useSay';
import {
  explainUnknown,
  firstRunHint,
  missingSources,
  summarise,
} from '../../words';
import { RunTable } from '../RunTable';

interface AnswerProps {
  readonly answer: CiRuns;
  /** Address of the page with more runs; left out on that page. */
  readonly moreHref: string | undefined;
}

function Footer({ answer, moreHref }: AnswerProps) {
  const t = useSay();
  const { entity } = useEntity();
  const history = deliveryHistoryHref(entity, useEntityRefLink()(entity));
  const { totalCount: total, runs } = answer;
  const count = runs.length;
  return (
    <Flex gap="3" align="baseline">
      <Text as="span" variant="body-small" color="secondary">
        {total === undefined
          ? t('shown', { count })
          : t('shownOf', { shown: count, total })}{' '}
        <RelativeTime at={answer.asOf} />
      </Text>
      {moreHref ? <Link href={moreHref}>{t('more')}</Link> : null}
      {history ? <Link href={history}>{t('delivery')}</Link> : null}
    </Flex>
  );
}

/** Whose answer is missing, and how old what is shown of it is. */
function Sources({ answer }: Pick<AnswerProps, 'answer'>) {
  const t = useSay();
  const missing = missingSources(answer);
  const old = answer.sources.filter(
    ({ outcome, readAt }) => outcome === 'failed' && readAt !== undefined,
  );
  return (
    <>
      <SourceNotes
        noun={t(answer.sources.length === 1 ? 'sources.one' : 'sources.many')}
        asked={answer.sources.length}
        failed={missing}
      />
      {old.map(({ name, readAt }) => (
        <Text as="p" key={name}>
          {t('oldRuns', { name })} <RelativeTime at={readAt ?? ''} />.
        </Text>
      ))}
      {answer.sources.flatMap(({ name, note }) =>
        note === undefined
          ? []
          : [
              <Text as="p" key={name} color="secondary">
                {note}
              </Text>,
            ],
      )}
    </>
  );
}

function Answer({ answer, moreHref }: AnswerProps) {
  const t = useSay();
  switch (answer.outcome) {
    case 'failed':
      return <Status outcome="unknown">{explainUnknown(answer, t)}</Status>;
    case 'absent':
      return (
        <Text as="p" color="secondary">
          {firstRunHint(answer, t)}
        </Text>
      );
    default:
      return (
        <Flex direction="column" gap="3">
          <Sources answer={answer} />
          <RunTable runs={answer.runs} />
          <Footer answer={answer} moreHref={moreHref} />
        </Flex>
      );
  }
}

function Failure(props: { readonly error: Error; retry(): void }) {
  const t = useSay();
  return (
    <Flex direction="column" gap="3" align="start">
      <Status outcome="unknown">
        {t('unknownBecause', { reason: failureWords(props.error) })}
      </Status>
      <Button variant="secondary" size="small" onPress={props.retry}>
        {t('askAgain')}
      </Button>
    </Flex>
  );
}

/** The answer that still stands says its own age. */
function Outdated({ error }: { readonly error: Error }) {
  const t = useSay();
  return (
    <div role="status">
      <Status outcome="unknown">
        {t('outdated', { reason: failureWords(error) })}
      </Status>
    </div>
  );
}

function Waiting({ rows }: { readonly rows: number }) {
  const t = useSay();
  return (
    <div role="progressbar" aria-label={t('asking')}>
      <Flex direction="column" gap="2">
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} width="100%" height={40} />
        ))}
      </Flex>
    </div>
  );
}

/** The newest runs of the entity in context. */
export function RunList(props: {
  readonly limit: number;
  readonly moreHref?: string;
}) {
  const t = useSay();
  const { entity } = useEntity();
  const api = useApi(ciRunsApiRef);
  const { data, error, refetch } = useQuery(
    ciRunQueries.latest(api, stringifyEntityRef(entity), props.limit),
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {data ? summarise(data, t) : t('title')}
        </Text>
      </CardHeader>
      <CardBody>
        {data && error ? <Outdated error={error} /> : null}
        {data ? <Answer answer={data} moreHref={props.moreHref} /> : null}
        {!data && error ? <Failure error={error} retry={refetch} /> : null}
        {!data && !error ? <Waiting rows={props.limit} /> : null}
      </CardBody>
    </Card>
  );
}
