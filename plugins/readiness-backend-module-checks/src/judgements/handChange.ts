/** Whether a person changed a workload in its cluster (docs/how-to/change-nothing-by-hand.md). */
import {
  dayWords,
  type FieldWriter,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { fails, holds, isUnknown, type Judgement } from './judgement';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Managers that kubectl's imperative verbs write (kubectl's own source; seen on a real server). */
const IMPERATIVE =
  /^kubectl-(edit|patch|set|scale|replace|create|run|label|annotate|rollout|autoscale|expose|taint)$/;

/** The write by hand that counts longest. */
export interface HandWrite {
  readonly manager: string;
  readonly isScale: boolean;
  /** ISO time of the write. */
  readonly at?: string;
  /** Where the server gives no time: the spec has been as it is at least since then, so the write is not younger. */
  readonly notAfter?: string;
}

/** What of a workload tells whether it was changed by hand. */
export interface HandChange {
  /** The server told nothing about writers. */
  readonly isHidden: boolean;
  readonly write?: HandWrite;
}

/** A write to the spec that only a person at a terminal makes. */
function isByHand({
  manager,
  operation,
  subresource,
  touchesSpec,
  onlyRestarts,
}: FieldWriter): boolean {
  if (operation !== 'Update' || !touchesSpec || onlyRestarts) return false;
  // `kubectl scale` writes as plain `kubectl` to the subresource; the autoscaler does the same under another name.
  if (subresource === 'scale') return manager === 'kubectl';
  return subresource === undefined && IMPERATIVE.test(manager);
}

/** Until when a write counts depends on this; one of which nothing is known counts for ever. */
function countedFromMs({ at, notAfter }: HandWrite): number {
  const known = at ?? notAfter;
  return known === undefined ? Number.POSITIVE_INFINITY : Date.parse(known);
}

export function handChangeOf({
  writers,
  unchangedSince,
}: Workload): HandChange {
  const writes = (writers ?? []).filter(isByHand).map(
    ({ manager, subresource, at }): HandWrite => ({
      manager,
      isScale: subresource === 'scale',
      ...(at === undefined ? {} : { at }),
      ...(at === undefined && unchangedSince !== undefined
        ? { notAfter: unchangedSince }
        : {}),
    }),
  );
  const [write] = writes.sort((a, b) => countedFromMs(b) - countedFromMs(a));
  return { isHidden: writers === undefined, ...(write ? { write } : {}) };
}

export interface HandChangeRules {
  readonly asOf: Date;
  /** A write counts this many days. */
  readonly windowDays: number;
}

/** Judges "nobody changed it by hand within the window". */
export function judgeHandChange(
  { isHidden, write }: HandChange,
  { asOf, windowDays }: HandChangeRules,
): Judgement {
  if (isHidden)
    return isUnknown('does not tell who wrote to it: managedFields are hidden');
  const windowMs = windowDays * DAY_MS;
  if (!write || countedFromMs(write) < asOf.getTime() - windowMs) return holds;
  return fails(describe(write, windowMs));
}

function describe(
  { manager, isScale, at, notAfter }: HandWrite,
  windowMs: number,
): string {
  const what = isScale
    ? 'was scaled in the cluster by kubectl'
    : `was changed in the cluster by ${manager}`;
  if (at !== undefined) return `${what} on ${dayWords(at)}`;
  const noTime = 'the server does not record when';
  return notAfter === undefined
    ? `${what}; ${noTime}, so it counts until the fields are written again`
    : `${what}; ${noTime}, but nothing has changed the spec since ${dayWords(
        notAfter,
      )}, so it counts until ${dayWords(
        new Date(Date.parse(notAfter) + windowMs).toISOString(),
      )}`;
}
