import type {
  CiRuns,
  CiRunsBatch,
  CiSource,
} from '@groundwork/plugin-ci-runs-common';
import type { FailedSource } from '@groundwork/plugin-status-react';
import type { Say } from '../../useSay';

/** What is not known of the CI runs of many services. */
export interface CiGaps {
  /** Names of the sources that were asked. */
  readonly asked: readonly string[];
  readonly failed: readonly FailedSource[];
  /** Sources whose last answer still stands, and when the oldest part of it was read. */
  readonly old: readonly { readonly name: string; readonly readAt: string }[];
  /** Services whose runs nobody could look at, though no source is silent; their pages say why. */
  readonly unreadable: readonly string[];
  /** How many services have runs that are unknown now. */
  readonly unknown: number;
}

/** Silent, not merely without runs of this service: such as an engine that is not connected. */
function isSilent({ outcome, reason }: CiSource): boolean {
  return outcome === 'failed' && reason !== 'unsupported';
}

function isUnknown({ outcome, sources }: CiRuns): boolean {
  return outcome === 'failed' || sources.some(isSilent);
}

/** One note per source and reason, with how many services it is about. */
function silentSources(
  items: readonly CiRuns[],
  t: Say,
): readonly FailedSource[] {
  const notes = new Map<string, readonly CiSource[]>();
  for (const source of items.flatMap(({ sources }) => sources)) {
    if (isSilent(source)) {
      const key = `${source.name}/${source.reason}`;
      notes.set(key, [...(notes.get(key) ?? []), source]);
    }
  }
  return [...notes.values()].flatMap(same => {
    const [{ name, reason, message, remedy } = { name: '' }] = same;
    const all = items.filter(({ sources }) =>
      sources.some(source => source.name === name),
    ).length;
    return {
      name,
      ...(reason === undefined ? {} : { reason }),
      since: t('services.asked', {
        asked: same.length,
        count: all,
      }),
      // What it said of one service is not what it said of all of them.
      ...(same.length > 1 || message === undefined ? {} : { message }),
      ...(remedy === undefined ? {} : { fix: remedy }),
    };
  });
}

function oldAnswers(items: readonly CiRuns[]): CiGaps['old'] {
  const oldest = new Map<string, string>();
  for (const source of items.flatMap(({ sources }) => sources)) {
    const { name, readAt } = source;
    const known = oldest.get(name);
    if (isSilent(source) && readAt && (!known || readAt < known)) {
      oldest.set(name, readAt);
    }
  }
  return [...oldest].map(([name, readAt]) => ({ name, readAt }));
}

/** What is not known of the runs of these services; one that the answer leaves out is unknown. */
export function ciGapsOf(
  built: readonly string[],
  batch: CiRunsBatch | undefined,
  t: Say,
): CiGaps {
  const items = batch?.items ?? [];
  const known = new Set(
    items.filter(item => !isUnknown(item)).map(({ entityRef }) => entityRef),
  );
  return {
    asked: [
      ...new Set(items.flatMap(({ sources }) => sources.map(s => s.name))),
    ],
    failed: silentSources(items, t),
    old: oldAnswers(items),
    unreadable: items
      .filter(
        ({ outcome, sources }) =>
          outcome === 'failed' && !sources.some(isSilent),
      )
      .map(({ entityRef }) => entityRef),
    unknown: built.filter(ref => !known.has(ref)).length,
  };
}

/** When the newest run was read, where its source has not answered since. */
export function readBefore({ runs, sources }: CiRuns): string | undefined {
  const [last] = runs;
  return sources.find(
    source => isSilent(source) && source.engine === last?.engine,
  )?.readAt;
}
