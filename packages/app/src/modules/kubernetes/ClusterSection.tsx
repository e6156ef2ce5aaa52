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
import { useSay, type Say } from '../../useSay';
import styles from './KubernetesPage.module.css';
import { explainMissingUsage, type MissingUsage } from './missingUsage';
import { podsOf, podWords, worstOf, type Pod } from './pods';
import { reachedAt, workloadsOf, type Workload } from './workloads';

function Images({ images }: Pick<Workload, 'images'>) {
  return (
    <>
      {images.map(image => (
        <div key={image}>
          <code>{image}</code>
        </div>
      ))}
    </>
  );
}

function workloadColumns(
  workloads: readonly Workload[],
  t: Say,
): readonly RecordColumn<Workload>[] {
  const scaling: RecordColumn<Workload> = {
    header: t('kubernetes.workloads.scales'),
    cell: workload => workload.scaling,
  };
  return [
    {
      header: t('kubernetes.workloads.workload'),
      isRowHeader: true,
      cell: ({ name, kind, namespace }) => (
        <>
          {name}
          <RecordDetail>
            {t('kubernetes.workloads.place', { kind, namespace })}
          </RecordDetail>
        </>
      ),
    },
    {
      header: t('kubernetes.workloads.state'),
      cell: ({ outcome, state }) => <Status outcome={outcome}>{state}</Status>,
    },
    {
      header: t('kubernetes.workloads.image'),
      cell: ({ images }) =>
        images.length > 0 ? <Images images={images} /> : undefined,
    },
    ...(workloads.some(workload => workload.scaling) ? [scaling] : []),
  ];
}

function podColumns(t: Say): readonly RecordColumn<Pod>[] {
  const unknown = (
    <Status outcome="unknown">{t('kubernetes.pods.unknown')}</Status>
  );
  return [
    {
      header: t('kubernetes.pods.pod'),
      isRowHeader: true,
      cell: ({ name }) => name,
    },
    {
      header: t('kubernetes.pods.state'),
      cell: ({ outcome, word, containers }) => (
        <>
          <Status outcome={outcome}>{word}</Status>
          {containers ? <RecordDetail>{containers}</RecordDetail> : null}
        </>
      ),
    },
    {
      header: t('kubernetes.pods.restarts'),
      align: 'end',
      cell: ({ restarts }) => restarts.toLocaleString('en-US'),
    },
    {
      header: t('kubernetes.pods.started'),
      cell: ({ startedAt }) =>
        startedAt ? <RelativeTime at={startedAt} /> : undefined,
    },
    { header: t('kubernetes.pods.cpu'), cell: ({ cpu }) => cpu ?? unknown },
    {
      header: t('kubernetes.pods.memory'),
      cell: ({ memory }) => memory ?? unknown,
    },
  ];
}

/** What is wrong, and what to try, one line per object. */
function Problems(props: { readonly problems: readonly DetectedError[] }) {
  const t = useSay();
  return props.problems.length === 0 ? null : (
    <ul className={styles.problems} aria-label={t('kubernetes.problems')}>
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
  const t = useSay();
  const title = cluster.cluster.title ?? cluster.cluster.name;
  const workloads = workloadsOf(cluster, t);
  const pods = podsOf(cluster, t);
  const addresses = reachedAt(cluster, t);
  return (
    <section aria-label={title}>
      <Card>
        <CardHeader>
          <div className={styles.title}>
            <Text as="h3" variant="body-large" weight="bold">
              {title}
            </Text>
            <Status outcome={worstOf(pods)}>{podWords(pods, t)}</Status>
          </div>
        </CardHeader>
        <CardBody>
          <div className={styles.cluster}>
            <Problems problems={problems} />
            {workloads.length > 0 ? (
              <RecordTable
                label={t('kubernetes.workloads.label', { cluster: title })}
                columns={workloadColumns(workloads, t)}
                rows={workloads}
                keyOf={each => `${each.kind}/${each.namespace}/${each.name}`}
              />
            ) : null}
            {pods.length > 0 ? (
              <RecordTable
                label={t('kubernetes.pods.label', { cluster: title })}
                columns={podColumns(t)}
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
                {explainMissingUsage(missing, t)}
              </div>
            ))}
            {addresses.length > 0 ? (
              <Text as="p" variant="body-small" color="secondary">
                {t('kubernetes.reachedAt', { names: addresses.join(', ') })}
              </Text>
            ) : null}
          </div>
        </CardBody>
      </Card>
    </section>
  );
}
