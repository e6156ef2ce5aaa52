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
import { useQuery } from '@tanstack/react-query';
import { QueryFailure } from '../../query';
import { runQueries } from './queries';
import { canGoOn, stateWords, type Run } from './runs';

interface Row {
  readonly run: Run;
  /** The component that it made, once the catalog has it. */
  readonly result: Entity | undefined;
  readonly canGoOn: boolean;
}

/** What was made, which leads to the run: its steps, its log and its links. */
function Made({ run }: { readonly run: Run }) {
  const link = useRouteRef(scaffolderPlugin.routes.ongoingTask);
  return (
    <Link href={link?.({ taskId: run.id }) ?? `/create/tasks/${run.id}`}>
      {run.name ?? run.template?.title ?? 'A run without a name'}
    </Link>
  );
}

/** The form with the values of the run, which goes on with what is there. */
function GoOn({ run }: { readonly run: Run }) {
  const form = useRouteRef(scaffolderPlugin.routes.selectedTemplate);
  if (!run.template) return null;
  const { namespace, name } = parseEntityRef(run.template.ref);
  const values = new URLSearchParams({ formData: JSON.stringify(run.values) });
  return (
    <Link
      href={`${form?.({ namespace, templateName: name }) ?? ''}?${values}`}
      aria-label={`Continue ${run.name ?? run.template.title}`}
    >
      Continue
    </Link>
  );
}

function Result({ entity }: { readonly entity: Entity }) {
  const link = useRouteRef(entityRouteRef);
  return (
    <Link href={link?.(entityRouteParams(entity)) ?? ''}>
      Open {entity.metadata.name}
    </Link>
  );
}

const COLUMNS: readonly RecordColumn<Row>[] = [
  {
    header: 'What',
    isRowHeader: true,
    cell: ({ run }) => <Made run={run} />,
  },
  {
    header: 'Template',
    cell: ({ run: { template } }) =>
      template ? (
        <EntityRefLink
          entityRef={template.ref}
          title={template.title}
          hideIcon
        />
      ) : (
        <RecordDetail>not recorded</RecordDetail>
      ),
  },
  {
    header: 'Started by',
    cell: ({ run: { startedBy } }) =>
      startedBy ? (
        <EntityRefLink entityRef={startedBy} defaultKind="user" hideIcon />
      ) : (
        <RecordDetail>not recorded</RecordDetail>
      ),
  },
  {
    header: 'Started',
    cell: ({ run }) => <RelativeTime at={run.startedAt} />,
  },
  {
    header: 'State',
    cell: ({ run }) => {
      const { is, says } = stateWords[run.state];
      return <Status outcome={is}>{says}</Status>;
    },
  },
  {
    header: 'Next',
    cell: row => {
      if (row.canGoOn) return <GoOn run={row.run} />;
      return row.result ? <Result entity={row.result} /> : undefined;
    },
  },
];

/** Runs as rows, newest first. */
export function RunTable({ runs }: { readonly runs: readonly Run[] }) {
  const results = useQuery(runQueries.results(useApi(catalogApiRef), runs));
  return (
    <>
      <QueryFailure
        query={results}
        what="Whether the catalog has what was created"
      />
      <RecordTable
        label="Runs of templates"
        columns={COLUMNS}
        rows={runs.map(run => ({
          run,
          result: results.data?.get(run.id),
          canGoOn: canGoOn(run, runs),
        }))}
        keyOf={({ run }) => run.id}
      />
    </>
  );
}
