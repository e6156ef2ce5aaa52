import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { detectErrors } from '@backstage/plugin-kubernetes-common';
import type { ObjectsByEntityResponse } from '@backstage/plugin-kubernetes-common';
import {
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';
import { Flex, Skeleton, Text } from '@backstage/ui';
import { SourceNotes } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { Answered } from '../query';
import { ClusterSection } from './ClusterSection';
import { clustersQuery } from './queries';
import { splitClusters } from './splitClusters';
import type { SplitClusters } from './splitClusters';
import { summarise } from './summarise';

function Clusters({ split }: { readonly split: SplitClusters }) {
  const problems = detectErrors({ items: [...split.read] });
  return (
    <>
      {split.read.map(item => (
        <ClusterSection
          key={item.cluster.name}
          cluster={item}
          problems={problems.get(item.cluster.name) ?? []}
          missingUsage={split.missingUsage.filter(
            ({ cluster }) => cluster === item.cluster.name,
          )}
        />
      ))}
    </>
  );
}

/** Has the height of two clusters, so that nothing jumps when they arrive. */
function Waiting() {
  const t = useSay();
  return (
    <Flex
      direction="column"
      gap="4"
      role="progressbar"
      aria-label={t('kubernetes.asking')}
    >
      <Skeleton height={24} width="50%" />
      <Skeleton height={200} width="100%" />
      <Skeleton height={200} width="100%" />
    </Flex>
  );
}

function Answer(props: {
  readonly objects: ObjectsByEntityResponse;
  readonly clusterNames: readonly string[];
}) {
  const t = useSay();
  const split = splitClusters(props.objects.items, props.clusterNames, t);
  const noun = t('kubernetes.clusters');
  return (
    <Flex direction="column" gap="4">
      <Text as="h2" variant="title-x-small" weight="bold">
        {summarise(split, t)}
      </Text>
      <SourceNotes noun={noun} asked={split.asked} failed={split.notRead} />
      <SourceNotes
        noun={noun}
        asked={split.asked}
        failed={split.partlyRead}
        heading={t('kubernetes.partly')}
      />
      {split.read.length > 0 ? <Clusters split={split} /> : null}
      {split.empty.length > 0 ? (
        <Text as="p" variant="body-small" color="secondary">
          {t('kubernetes.empty', { names: split.empty.join(', ') })}
        </Text>
      ) : null}
    </Flex>
  );
}

/** What every cluster says about the entity in context; no word about one that was not read. */
export function KubernetesPage() {
  const t = useSay();
  const { entity } = useEntity();
  const answer = useQuery(
    clustersQuery(
      useApi(kubernetesApiRef),
      useApi(kubernetesAuthProvidersApiRef),
      entity,
    ),
  );
  return (
    <Answered query={answer} what={t('kubernetes.what')} waiting={<Waiting />}>
      {({ objects, clusterNames }) => (
        <Answer objects={objects} clusterNames={clusterNames} />
      )}
    </Answered>
  );
}
