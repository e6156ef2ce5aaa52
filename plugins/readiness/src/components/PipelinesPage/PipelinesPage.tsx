import {
  BreadcrumbEntry,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { RelativeTime } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { SharedPipelines } from '../../answers';
import { readinessApiRef } from '../../api';
import { howTo } from '../../howTo';
import { readinessQueries } from '../../queries';
import { pipelinesRouteRef, prerequisiteRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';
import { Answered, Reading, Sources } from '../PageFrame';
import { PipelineTable } from './PipelineTable';
import { TwoPipelines } from './TwoPipelines';
import { UnknownPipelines } from './UnknownPipelines';
import { useChosen } from './useChosen';

function answerSentence(
  { classCount, serviceCount, unknownCount }: SharedPipelines,
  t: Say,
): string {
  if (serviceCount === 0) return t('pipelines.noServices');
  if (classCount === 0)
    return t('pipelines.noneKnown', { count: serviceCount });
  const answer = t('pipelines.answer', {
    count: classCount,
    services: (serviceCount - unknownCount).toLocaleString('en'),
  });
  return unknownCount === 0
    ? answer
    : `${answer} ${t('pipelines.unknown', { count: unknownCount })}`;
}

function Shared({ pipelines }: { readonly pipelines: SharedPipelines }) {
  const t = useSay();
  const chosen = useChosen();
  const { asOf, classes, classCount } = pipelines;
  const more = classCount - classes.length;
  return (
    <>
      <Flex direction="column" gap="2">
        <Text as="h2" variant="title-medium" weight="bold">
          {answerSentence(pipelines, t)}
        </Text>
        <Text as="p" color="secondary">
          {t('pipelines.good')}{' '}
          <Link href={howTo('how-to/deliver-the-same-way')}>
            {t('pipelines.howTo')}
          </Link>
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('pipelines.asOf')} <RelativeTime at={asOf} />
        </Text>
      </Flex>
      <TwoPipelines chosen={chosen} pipelines={pipelines} />
      {classes.length > 0 ? (
        <PipelineTable pipelines={pipelines} chosen={chosen} />
      ) : null}
      {more > 0 ? (
        <Text as="p" color="secondary">
          {t('pipelines.classesMore', {
            count: more,
            shown: String(classes.length),
          })}
        </Text>
      ) : null}
      <UnknownPipelines pipelines={pipelines} />
    </>
  );
}

/** "Which teams share which pipeline, and how do two of them differ?" */
export function PipelinesPage() {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const pipeline = useRouteRef(prerequisiteRouteRef);
  const link = useRouteRef(pipelinesRouteRef);
  const query = useQuery(readinessQueries.pipelines(api));
  return (
    <BreadcrumbEntry
      entry={{ label: t('pipelines.title'), href: link?.() ?? '' }}
    >
      <Reading>
        <Link href={pipeline?.({ id: 'P2' }) ?? '/readiness'}>
          {t('prerequisite.names.P2')}
        </Link>
        <Answered
          query={query}
          label={t('pipelines.reading')}
          failed={why => t('pipelines.failed', { why })}
        >
          {({ pipelines, sources }) => (
            <>
              <Sources sources={sources} />
              {pipelines ? (
                <Shared pipelines={pipelines} />
              ) : (
                <Text as="h2" variant="title-medium" weight="bold">
                  {t('pipelines.notYet')}
                </Text>
              )}
            </>
          )}
        </Answered>
      </Reading>
    </BreadcrumbEntry>
  );
}
