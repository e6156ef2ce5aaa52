import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
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
  RelativeTime,
  SourceNotes,
  Status,
} from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { ciRunsApiRef } from '../../api';
import { ciRunQueries } from '../../queries';
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
  const { totalCount, runs } = answer;
  const of = totalCount === undefined ? '' : ` of ${totalCount}`;
  return (
    <Flex gap="3" align="baseline">
      <Text as="span" variant="body-small" color="secondary">
        {runs.length}
        {of} runs, as of <RelativeTime at={answer.asOf} />
      </Text>
      {moreHref ? <Link href={moreHref}>More runs</Link> : null}
    </Flex>
  );
}

/** Whose answer is missing, and how old what is shown of it is. */
function Sources({ answer }: Pick<AnswerProps, 'answer'>) {
  const missing = missingSources(answer);
  const old = answer.sources.filter(
    ({ outcome, readAt }) => outcome === 'failed' && readAt !== undefined,
  );
  return (
    <>
      <SourceNotes
        noun={answer.sources.length === 1 ? 'source' : 'sources'}
        asked={answer.sources.length}
        failed={missing}
      />
      {old.map(({ name, readAt }) => (
        <Text as="p" key={name}>
          Runs of {name} are as of <RelativeTime at={readAt ?? ''} />.
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
  switch (answer.outcome) {
    case 'failed':
      return <Status outcome="unknown">{explainUnknown(answer)}</Status>;
    case 'absent':
      return (
        <Text as="p" color="secondary">
          {firstRunHint(answer)}
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
  return (
    <Flex direction="column" gap="3" align="start">
      <Status outcome="unknown">
        CI runs are unknown: {props.error.message}
      </Status>
      <Button variant="secondary" size="small" onPress={props.retry}>
        Ask again
      </Button>
    </Flex>
  );
}

function Waiting({ rows }: { readonly rows: number }) {
  return (
    <div role="progressbar" aria-label="Asking for CI runs">
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
  const { entity } = useEntity();
  const api = useApi(ciRunsApiRef);
  const { data, error, refetch } = useQuery(
    ciRunQueries.latest(api, stringifyEntityRef(entity), props.limit),
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {data ? summarise(data) : 'CI runs'}
        </Text>
      </CardHeader>
      <CardBody>
        {data ? <Answer answer={data} moreHref={props.moreHref} /> : null}
        {!data && error ? <Failure error={error} retry={refetch} /> : null}
        {!data && !error ? <Waiting rows={props.limit} /> : null}
      </CardBody>
    </Card>
  );
}
