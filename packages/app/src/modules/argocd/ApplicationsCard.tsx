import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import {
  healthOutcome,
  healthWord,
  syncWords,
  useDeploymentWords,
} from '@groundwork/plugin-deployments';
import {
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { RecordColumn } from '@groundwork/plugin-status-react';
import { useSay, type Say } from '../../useSay';
import { healthOf, linkTo, syncOf } from './history';
import type { ArgocdApplication } from './history';

function Name({ application }: { readonly application: ArgocdApplication }) {
  const { name, instance } = application.metadata;
  const link = linkTo(application);
  return (
    <>
      {link ? (
        <Link href={link} target="_blank" rel="noopener noreferrer">
          {name}
        </Link>
      ) : (
        name
      )}
      <RecordDetail>{instance?.name}</RecordDetail>
    </>
  );
}

function Health({ application }: { readonly application: ArgocdApplication }) {
  const health = healthOf(application);
  const word = healthWord(health, useDeploymentWords());
  return <Status outcome={healthOutcome(health)}>{word}</Status>;
}

function Sync({ application }: { readonly application: ArgocdApplication }) {
  const { outcome, word } = syncWords(
    syncOf(application),
    useDeploymentWords(),
  );
  return <Status outcome={outcome}>{word}</Status>;
}

function columns(t: Say): readonly RecordColumn<ArgocdApplication>[] {
  return [
    {
      header: t('argocd.applications.application'),
      isRowHeader: true,
      cell: application => <Name application={application} />,
    },
    {
      header: t('argocd.applications.health'),
      cell: application => <Health application={application} />,
    },
    {
      header: t('argocd.applications.git'),
      cell: application => <Sync application={application} />,
    },
    {
      header: t('argocd.applications.synced'),
      cell: ({ status: { operationState } }) =>
        operationState?.finishedAt ? (
          <RelativeTime at={operationState.finishedAt} />
        ) : undefined,
    },
  ];
}

/** How each instance that was read judges the application now. */
export function ApplicationsCard(props: {
  readonly applications: readonly ArgocdApplication[];
}) {
  const t = useSay();
  const title = t('argocd.applications.title');
  return props.applications.length === 0 ? null : (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody>
        <RecordTable
          label={title}
          columns={columns(t)}
          rows={props.applications}
          keyOf={({ metadata: { instance, namespace, name } }) =>
            `${instance?.name}/${namespace}/${name}`
          }
        />
      </CardBody>
    </Card>
  );
}
