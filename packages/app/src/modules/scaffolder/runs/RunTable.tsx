import type { Entity } from '@backstage/catalog-model';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  entityRouteParams,
  EntityRefLink,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { Link } from '@backstage/ui';
import {
  RecordDetail,
  RecordTable,
  RelativeTime,
  Status,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useQuery } from '@tanstack/react-query';
import { useSay, type Say } from '../../../useSay';
import { QueryFailure } from '../../query';
import { runQueries } from './queries';
import { canGoOn, stateOutcomes, type Run } from './runs';

interface Row {
  readonly run: Run;
  /** The component that it made, once the catalog has it. */
  readonly result: Entity | undefined;
  readonly canGoOn: boolean;
}

/** What was made, which leads to the run: its steps, its log and its links. */
function Made({ run }: { readonly run: Run }) {
  const t = useSay();
  const link = useRouteRef(scaffolderPlugin.routes.ongoingTask);
  return (
    <Link href={link?.({ taskId: run.id }) ?? `/create/tasks/${run.id}`}>
      {run.name ?? run.template?.title ?? t('runs.unnamed')}
    </Link>
  );
}

/** The form with the values of the run, which goes on with what is there. */
function GoOn({ run }: { readonly run: Run }) {
  const t = useSay();
  const form = useRouteRef(scaffolderPlugin.routes.selectedTemplate);
  if (!run.template) return null;
  const { namespace, name } = parseEntityRef(run.template.ref);
  const values = new URLSearchParams({ formData: JSON.stringify(run.values) });
  return (
    <Link
      href={`${form?.({ namespace, templateName: name }) ?? ''}?${values}`}
      aria-label={t('runs.continueName', {
        name: run.name ?? run.template.title,
      })}
    >
      {t('runs.continue')}
    </Link>
  );
}

function Result({ entity }: { readonly entity: Entity }) {
  const t = useSay();
  const link = useRouteRef(entityRouteRef);
  return (
    <Link href={link?.(entityRouteParams(entity)) ?? ''}>
      {t('runs.open', { name: entity.metadata.name })}
    </Link>
  );
}

function NotRecorded() {
  const t = useSay();
  return <RecordDetail>{t('runs.notRecorded')}</RecordDetail>;
}

function columns(t: Say): readonly RecordColumn<Row>[] {
  return [
    {
      header: t('runs.table.made'),
      isRowHeader: true,
      cell: ({ run }) => <Made run={run} />,
    },
    {
      header: t('runs.table.template'),
      cell: ({ run: { template } }) =>
        template ? (
          <EntityRefLink
            entityRef={template.ref}
            title={template.title}
            hideIcon
          />
        ) : (
          <NotRecorded />
        ),
    },
    {
      header: t('runs.table.startedBy'),
      cell: ({ run: { startedBy } }) =>
        startedBy ? (
          <EntityRefLink entityRef={startedBy} defaultKind="user" hideIcon />
        ) : (
          <NotRecorded />
        ),
    },
    {
      header: t('runs.table.started'),
      cell: ({ run }) => <RelativeTime at={run.startedAt} />,
    },
    {
      header: t('runs.table.state'),
      cell: ({ run: { state } }) => (
        <Status outcome={stateOutcomes[state]}>
          {t(`runs.state.${state}`)}
        </Status>
      ),
    },
    {
      header: t('runs.table.next'),
      cell: row => {
        if (row.canGoOn) return <GoOn run={row.run} />;
        return row.result ? <Result entity={row.result} /> : undefined;
      },
    },
  ];
}

/** Runs as rows, newest first. */
export function RunTable({ runs }: { readonly runs: readonly Run[] }) {
  const t = useSay();
  const results = useQuery(runQueries.results(useApi(catalogApiRef), runs));
  const newest = useQuery(runQueries.newest(useApi(scaffolderApiRef), runs));
  return (
    <>
      <QueryFailure query={newest} what={t('runs.takenUp')} />
      <QueryFailure query={results} what={t('runs.inCatalog')} />
      <RecordTable
        label={t('runs.table.label')}
        columns={columns(t)}
        rows={runs.map(run => ({
          run,
          result: results.data?.get(run.id),
          canGoOn: canGoOn(run, newest.data),
        }))}
        keyOf={({ run }) => run.id}
      />
    </>
  );
}
