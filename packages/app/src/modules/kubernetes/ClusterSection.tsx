import type {
  ClusterObjects,
  DetectedError,
} from '@backstage/plugin-kubernetes-common';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import {
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { RecordColumn } from '@groundwork/plugin-status-react';
import styles from './KubernetesPage.module.css';
import { explainMissingUsage, type MissingUsage } from './missingUsage';
import { podsOf, podWords, worstOf, type Pod } from './pods';
import { reachedAt, workloadsOf, type Workload } from './workloads';

const WORKLOAD_COLUMNS: readonly RecordColumn<Workload>[] = [
  {
    header: 'Workload',
    isRowHeader: true,
    cell: ({ name, kind, namespace }) => (
      <>
        {name}
        <RecordDetail>
          {kind} in {namespace}
        </RecordDetail>
      </>
    ),
  },
  {
    header: 'State',
    cell: ({ outcome, state }) => <Status outcome={outcome}>{state}</Status>,
  },
  {
    header: 'Image',
    cell: ({ images }) =>
      images.length > 0
        ? images.map(image => (
            <div key={image}>
              <code>{image}</code>
            </div>
          ))
        : undefined,
  },
];

const SCALING: RecordColumn<Workload> = {
  header: 'Scales',
  cell: ({ scaling }) => scaling,
};

function Unknown() {
  return <Status outcome="unknown">unknown</Status>;
}

const POD_COLUMNS: readonly RecordColumn<Pod>[] = [
  { header: 'Pod', isRowHeader: true, cell: ({ name }) => name },
  {
    header: 'State',
    cell: ({ outcome, word, containers }) => (
      <>
        <Status outcome={outcome}>{word}</Status>
        {containers ? <RecordDetail>{containers}</RecordDetail> : null}
      </>
    ),
  },
  {
    header: 'Restarts',
    align: 'end',
    cell: ({ restarts }) => restarts.toLocaleString('en-US'),
  },
  {
    header: 'Started',
    cell: ({ startedAt }) =>
      startedAt ? <RelativeTime at={startedAt} /> : undefined,
  },
  { header: 'CPU', cell: ({ cpu }) => cpu ?? <Unknown /> },
  { header: 'Memory', cell: ({ memory }) => memory ?? <Unknown /> },
];

/** What is wrong, and what to try, one line per object. */
function Problems(props: { readonly problems: readonly DetectedError[] }) {
  return props.problems.length === 0 ? null : (
    <ul className={styles.problems} aria-label="Problems">
      {props.problems.map(({ type, message, sourceRef, proposedFix }) => (
        <li key={`${type}/${sourceRef.kind}/${sourceRef.name}/${message}`}>
          <Status outcome="fails">
            {sourceRef.kind} {sourceRef.name}
          </Status>{' '}
          {message}
          {proposedFix ? (
            <RecordDetail>
              {[proposedFix.rootCauseExplanation, ...proposedFix.actions].join(
                ' ',
              )}
            </RecordDetail>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Props of {@link ClusterSection}. */
export interface ClusterSectionProps {
  readonly cluster: ClusterObjects;
  readonly problems: readonly DetectedError[];
  readonly missingUsage: readonly MissingUsage[];
}

/** What one cluster runs of the entity, all of it in view: workloads, what is wrong, pods. */
export function ClusterSection(props: ClusterSectionProps) {
  const { cluster, problems, missingUsage } = props;
  const { name, title } = cluster.cluster;
  const workloads = workloadsOf(cluster);
  const pods = podsOf(cluster);
  const addresses = reachedAt(cluster);
  const isScaled = workloads.some(({ scaling }) => scaling !== undefined);
  return (
    <section aria-label={title ?? name}>
      <Card>
        <CardHeader>
          <div className={styles.title}>
            <Text as="h3" variant="body-large" weight="bold">
              {title ?? name}
            </Text>
            <Status outcome={worstOf(pods)}>{podWords(pods)}</Status>
          </div>
        </CardHeader>
        <CardBody>
          <div className={styles.cluster}>
            <Problems problems={problems} />
            {workloads.length > 0 ? (
              <RecordTable
                label={`Workloads in ${title ?? name}`}
                columns={
                  isScaled ? [...WORKLOAD_COLUMNS, SCALING] : WORKLOAD_COLUMNS
                }
                rows={workloads}
                keyOf={each => `${each.kind}/${each.namespace}/${each.name}`}
              />
            ) : null}
            {pods.length > 0 ? (
              <RecordTable
                label={`Pods in ${title ?? name}`}
                columns={POD_COLUMNS}
                rows={pods}
                keyOf={({ key }) => key}
              />
            ) : null}
            {missingUsage.map(missing => (
              <div
                key={missing.reason}
                className={styles.usageNote}
                role="note"
              >
                {explainMissingUsage(missing)}
              </div>
            ))}
            {addresses.length > 0 ? (
              <Text as="p" variant="body-small" color="secondary">
                Reached at {addresses.join(', ')}
              </Text>
            ) : null}
          </div>
        </CardBody>
      </Card>
    </section>
  );
}
