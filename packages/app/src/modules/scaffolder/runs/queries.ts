import type { Entity } from '@backstage/catalog-model';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import type { ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import { queryOptions, skipToken } from '@tanstack/react-query';
import {
  endedEarly,
  resultRef,
  runOf,
  type NewestRuns,
  type Run,
} from './runs';

/** Of the component that a template made: which one. */
const MADE_BY = 'backstage.io/source-template';
const LOOK_AGAIN_MS = 5_000;

/** Runs on one page. */
export const RUNS_SHOWN = 20;

/**
 * How many of the newest runs are looked through for a name that was taken up again. The scaffolder cannot be asked for
 * a name, and sends all of each run; one that ended early before these is continued from its own page.
 */
const NEWEST_RUNS = 100;

/** Whose runs. */
export type Whose = 'owned' | 'all';

/** A page of runs; `total` counts those of all pages. */
interface Runs {
  readonly items: readonly Run[];
  readonly total: number | undefined;
}

async function loadRuns(
  api: Pick<ScaffolderApi, 'listTasks'>,
  of: { readonly whose: Whose; readonly offset: number },
): Promise<Runs> {
  const { tasks, totalTasks } = await api.listTasks({
    filterByOwnership: of.whose,
    limit: RUNS_SHOWN,
    offset: of.offset,
  });
  return { items: tasks.map(runOf), total: totalTasks };
}

/** The newest runs of everybody, as far as one answer goes. */
async function loadNewest(
  api: Pick<ScaffolderApi, 'listTasks'>,
): Promise<NewestRuns> {
  const { tasks, totalTasks } = await api.listTasks({
    filterByOwnership: 'all',
    limit: NEWEST_RUNS,
    offset: 0,
  });
  const items = tasks.map(runOf);
  const [since] = items.map(({ startedAt }) => startedAt).sort();
  const isAll = totalTasks !== undefined && items.length >= totalTasks;
  return { items, ...(since === undefined || isAll ? {} : { since }) };
}

function isMadeBy(entity: Entity | undefined, { template }: Run): boolean {
  return (
    template !== undefined &&
    entity?.metadata.annotations?.[MADE_BY] === template.ref
  );
}

/** The component that each run made, by the run's id; one request for all of them. */
async function loadResults(
  catalog: CatalogApi,
  runs: readonly Run[],
): Promise<ReadonlyMap<string, Entity>> {
  const named = runs.flatMap(run => {
    const ref = run.state === 'completed' ? resultRef(run) : undefined;
    return ref === undefined ? [] : [{ run, ref }];
  });
  const { items } = await catalog.getEntitiesByRefs({
    entityRefs: named.map(({ ref }) => ref),
    fields: ['kind', 'metadata'],
  });
  return new Map(
    named.flatMap(({ run }, index) => {
      const entity = items[index];
      return entity && isMadeBy(entity, run) ? [[run.id, entity]] : [];
    }),
  );
}

/** The questions of the list of runs. */
export const runQueries = {
  /** A page of runs, newest first; asked again while one of them is on its way. */
  page: (
    api: Pick<ScaffolderApi, 'listTasks'>,
    of: { readonly whose: Whose; readonly offset: number },
  ) =>
    queryOptions({
      queryKey: ['scaffolder', 'runs', of],
      queryFn: () => loadRuns(api, of),
      staleTime: 0,
      refetchInterval: ({ state }) =>
        state.data?.items.some(
          run => run.state === 'open' || run.state === 'processing',
        )
          ? LOOK_AGAIN_MS
          : false,
    }),
  /** By which it is known whether a name was taken up again, by whom and on which page of the list ever. */
  newest: (api: Pick<ScaffolderApi, 'listTasks'>, runs: readonly Run[]) => {
    const early = runs.filter(endedEarly);
    return queryOptions({
      queryKey: ['scaffolder', 'newest-runs', early.map(({ id }) => id)],
      queryFn: early.length > 0 ? () => loadNewest(api) : skipToken,
      staleTime: 0,
    });
  },
  /** What they made, as far as the catalog knows it. */
  results: (catalog: CatalogApi, runs: readonly Run[]) => {
    const completed = runs.filter(
      run => run.state === 'completed' && resultRef(run) !== undefined,
    );
    return queryOptions({
      queryKey: ['scaffolder', 'results', completed.map(({ id }) => id)],
      queryFn:
        completed.length > 0
          ? () => loadResults(catalog, completed)
          : skipToken,
    });
  },
};
