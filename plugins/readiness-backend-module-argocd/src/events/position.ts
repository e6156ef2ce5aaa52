import type { StreamProgress } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import type { Sync } from './syncs';

const knownSchema = z.object({
  /** Number of the last entry that was read; -1 before there was one. */
  last: z.number().int(),
  /** What that one brought. */
  content: z.string().exactOptional(),
  /** Entries that were read. */
  read: z.number().int(),
  /** From when on none is missing; absent when none ever was. */
  sinceMs: z.number().exactOptional(),
  /** The failed operation that was told last. */
  failed: z.string().exactOptional(),
  /** Told without a commit, to be asked for again. */
  open: z.array(z.string()).readonly(),
  /** What was brought lately, where two applications bring one release to two regions. */
  lately: z.array(z.string()).readonly().exactOptional(),
});

/** What was read of an application. */
export type Known = z.infer<typeof knownSchema>;

/** What was read of an instance, by the places of its applications. */
export const positionSchema = z.object({
  applications: z.record(z.string(), knownSchema),
});

/** See {@link positionSchema}. */
export type Position = z.infer<typeof positionSchema>;

const nothing: Known = { last: -1, read: 0, open: [] };

/** What an application tells beyond what is known of it. */
export interface News {
  readonly known: Known;
  /** Those that are deployments. */
  readonly deployments: readonly Sync[];
}

/**
 * Tells new from known. An entry that Argo CD made by itself and that brings what was there already is no deployment; that
 * entries were lost between two readings shows in their numbers.
 */
export function newsOf(
  syncs: readonly Sync[],
  before: Known = nothing,
  historyFromMs = 0,
): News {
  const numbered = syncs.flatMap(sync =>
    sync.number === undefined ? [] : [{ ...sync, number: sync.number }],
  );
  const newest = Math.max(-1, ...numbered.map(({ number }) => number));
  // A history that was restored begins again.
  const base =
    newest < before.last ? { ...nothing, open: before.open } : before;
  const fresh = numbered.filter(({ number }) => number > base.last);
  const [first] = fresh;
  const isGap = first !== undefined && first.number > base.last + 1;
  let content = isGap ? undefined : base.content;
  const deployments: Sync[] = [];
  for (const sync of fresh) {
    if (!sync.isAutomated || sync.content !== content) {
      deployments.push(sync);
    }
    content = sync.content;
  }
  const failed = syncs.find(({ number }) => number === undefined);
  if (failed && failed.id !== base.failed) {
    deployments.push(failed);
  }
  const { failed: told, sinceMs, content: _before, ...rest } = base;
  const failedId = failed?.id ?? told;
  const since = isGap ? first.endedAtMs : sinceMs;
  return {
    deployments: deployments.filter(
      ({ startedAtMs }) => startedAtMs >= historyFromMs,
    ),
    known: {
      ...rest,
      last: newest,
      read: base.read + fresh.length,
      ...(content === undefined ? {} : { content }),
      ...(since === undefined ? {} : { sinceMs: since }),
      ...(failedId === undefined ? {} : { failed: failedId }),
    },
  };
}

/** Numbers count from zero, so that they say how many there were. */
export function progressOf({ applications }: Position): StreamProgress {
  const all = Object.values(applications);
  const since = Object.entries(applications).flatMap(([place, { sinceMs }]) =>
    sinceMs === undefined ? [] : [[place, sinceMs] as const],
  );
  return {
    read: all.reduce((sum, { read }) => sum + read, 0),
    of: all.reduce((sum, { last }) => sum + last + 1, 0),
    ...(since.length > 0
      ? {
          completeFromMs: Math.max(...since.map(([, sinceMs]) => sinceMs)),
          placesFromMs: Object.fromEntries(since),
        }
      : {}),
  };
}
