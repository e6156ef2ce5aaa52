import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { detectErrors } from '@backstage/plugin-kubernetes-common';
import type {
  ClusterObjects,
  DetectedErrorsByCluster,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import {
  Cluster,
  DetectedErrorsContext,
  ErrorReporting,
  kubernetesApiRef,
  useKubernetesObjects,
} from '@backstage/plugin-kubernetes-react';
import { Flex, Text } from '@backstage/ui';
import { SourceNotes, Status } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { explainMissingUsage, type MissingUsage } from './missingUsage';
import styles from './KubernetesPage.module.css';
import { splitClusters } from './splitClusters';
import type { SplitClusters } from './splitClusters';
import { summarise } from './summarise';

function ReadCluster(props: {
  readonly item: ClusterObjects;
  readonly problems: DetectedErrorsByCluster;
  readonly missingUsage: readonly MissingUsage[];
}) {
  const problems = props.problems.get(props.item.cluster.name) ?? [];
  const podsWithErrors = new Set(
    problems.flatMap(({ sourceRef }) =>
      sourceRef.kind === 'Pod' ? [sourceRef.name] : [],
    ),
  );
  return (
    <>
      {props.missingUsage.map(missing => (
        <div key={missing.reason} className={styles.usageNote} role="note">
          {explainMissingUsage(missing)}
        </div>
      ))}
      <Cluster clusterObjects={props.item} podsWithErrors={podsWithErrors} />
    </>
  );
}

function Clusters({ split }: { readonly split: SplitClusters }) {
  const read = [...split.read];
  const problems = detectErrors({ items: read });
  return (
    <DetectedErrorsContext.Provider value={[...problems.values()].flat()}>
      <ErrorReporting
        detectedErrors={problems}
        clusters={read.map(({ cluster }) => cluster)}
      />
      <div>
        {read.map(item => (
          <ReadCluster
            key={item.cluster.name}
            item={item}
            problems={problems}
            missingUsage={split.missingUsage.filter(
              ({ cluster }) => cluster === item.cluster.name,
            )}
          />
        ))}
      </div>
    </DetectedErrorsContext.Provider>
  );
}

function Answer(props: {
  readonly objects: ObjectsByEntityResponse;
  readonly clusterNames: readonly string[];
}) {
  const split = splitClusters(props.objects.items, props.clusterNames);
  return (
    <Flex direction="column" gap="4">
      <Text as="h2" variant="title-x-small" weight="bold">
        {summarise(split)}
      </Text>
      <SourceNotes noun="clusters" asked={split.asked} failed={split.notRead} />
      <SourceNotes
        noun="clusters"
        asked={split.asked}
        failed={split.partlyRead}
        heading="Read in part:"
      />
      {split.read.length > 0 ? <Clusters split={split} /> : null}
      {split.empty.length > 0 ? (
        <Text as="p" variant="body-small" color="secondary">
          Answered and run nothing of this: {split.empty.join(', ')}.
        </Text>
      ) : null}
    </Flex>
  );
}

/** What every cluster says about the entity in context; no word about one that was not read. */
export function KubernetesPage() {
  const { entity } = useEntity();
  const api = useApi(kubernetesApiRef);
  const { kubernetesObjects, error } = useKubernetesObjects(entity);
  const clusters = useQuery({
    queryKey: ['kubernetes', 'clusters'],
    queryFn: () => api.getClusters(),
  });
  const failure = error ?? clusters.error?.message;
  if (failure) {
    return (
      <Status outcome="unknown">What runs here is unknown: {failure}</Status>
    );
  }
  if (!kubernetesObjects || !clusters.data) {
    return <Progress />;
  }
  return (
    <Answer
      objects={kubernetesObjects}
      clusterNames={clusters.data.map(({ name }) => name)}
    />
  );
}
