import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Skeleton, Text } from '@backstage/ui';
import { SourceNotes } from '@groundwork/plugin-status-react';
import { argoCDApiRef } from '@roadiehq/backstage-plugin-argo-cd';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { Answered } from '../query';
import { ApplicationsCard } from './ApplicationsCard';
import { HistoryCard } from './HistoryCard';
import { argocdQueries } from './queries';
import type { ArgocdInstance } from './queries';

/** Names the instances that did not answer: the cards speak for the others. */
function InstanceNotes(props: {
  readonly instances: readonly ArgocdInstance[];
}) {
  const t = useSay();
  return (
    <SourceNotes
      noun={t('argocd.instances')}
      asked={props.instances.length}
      failed={props.instances.flatMap(({ name, error }) =>
        error
          ? [
              {
                name,
                message: error.says,
                ...(error.reason ? { reason: error.reason } : {}),
                ...(error.remedy ? { fix: error.remedy } : {}),
              },
            ]
          : [],
      )}
    />
  );
}

function useArgocd() {
  const { entity } = useEntity();
  const api = useApi(argoCDApiRef);
  const backend = {
    discoveryApi: useApi(discoveryApiRef),
    fetchApi: useApi(fetchApiRef),
  };
  return {
    applications: useQuery(argocdQueries.applications(api, entity)),
    revisions: useQuery(argocdQueries.revisions(backend, entity)),
  };
}

/**
 * Sync, health and history of the entity in context, in every instance that knows it.
 * The plugin's cards ask instance by instance, and show negative durations, whole revisions and empty tables.
 */
export function ArgocdPage() {
  const t = useSay();
  const { applications, revisions } = useArgocd();
  return (
    <Flex direction="column" gap="4">
      <Answered
        query={applications}
        what={t('argocd.what')}
        waiting={
          <Flex
            direction="column"
            gap="4"
            role="progressbar"
            aria-label={t('argocd.asking')}
          >
            <Skeleton height={140} width="100%" />
            <Skeleton height={320} width="100%" />
          </Flex>
        }
      >
        {answer => (
          <>
            <InstanceNotes instances={answer.instances} />
            {answer.applications.length > 0 ||
            answer.instances.some(({ error }) => error) ? (
              <>
                <ApplicationsCard applications={answer.applications} />
                <HistoryCard answer={answer} revisions={revisions} />
              </>
            ) : (
              <Text as="p">{t('argocd.none')}</Text>
            )}
          </>
        )}
      </Answered>
    </Flex>
  );
}
