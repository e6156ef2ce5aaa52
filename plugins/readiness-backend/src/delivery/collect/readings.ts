import {
  deploymentEvidence,
  EventCollectorRegistration,
  StreamEnd,
} from '@groundwork/plugin-readiness-node';
import { FailureReason } from '@groundwork/source-client';
import { Knex } from 'knex';
import { z } from 'zod';
import { sourceKey } from '../events/facts';

/**
 * How the reading of a source ended: everything was read, the next one goes on, some parts could not be read, or nothing
 * could.
 */
const outcomes = ['complete', 'unfinished', 'partly', 'failed'] as const;

/** How a reading ended, and why not well. */
export interface ReadingEnd {
  readonly outcome: (typeof outcomes)[number];
  readonly reason?: FailureReason;
}

/** How the readings of a source by a collector stand. */
export interface ReadingState {
  readonly collector: string;
  readonly source: string;
  readonly tellsOfDeployments: boolean;
  readonly tellsOfIncidents: boolean;
  readonly awaitedSinceMs: number;
  readonly seenServices: string | undefined;
  readonly readServices: string | undefined;
  readonly beganAtMs: number | undefined;
  readonly endedAtMs: number | undefined;
  readonly outcome: ReadingEnd['outcome'] | undefined;
  readonly reason: string | undefined;
  /** Whether it is read for the first time, or for new services: it then goes on at once until everything is read. */
  readonly catchesUp: boolean;
  readonly nextAtMs: number;
}

interface ReadingRow {
  readonly collector: string;
  readonly source: string;
  readonly evidence: number | null;
  readonly incidents: boolean | number;
  readonly awaited_since_ms: number | string;
  readonly seen_services: string | null;
  readonly read_services: string | null;
  readonly began_at_ms: number | string | null;
  readonly ended_at_ms: number | string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly catches_up: boolean | number;
  readonly next_at_ms: number | string;
}

type Registered = Pick<
  EventCollectorRegistration,
  'collector' | 'evidence' | 'tellsOfIncidents'
>;

/** How the readings of all sources stand, for all replicas and for those who answer. */
export class DatabaseReadings {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** How it stands, from now on awaited when nobody knew it. */
  async state(
    registered: Registered,
    first: { readonly nowMs: number; readonly nextAtMs: number },
  ): Promise<ReadingState> {
    const { evidence, tellsOfIncidents: incidents = false } = registered;
    const rank =
      evidence === undefined ? null : deploymentEvidence.indexOf(evidence);
    await this.#table()
      .insert({
        ...keyOf(registered),
        ...{ evidence: rank, incidents },
        awaited_since_ms: first.nowMs,
        catches_up: true,
        next_at_ms: first.nextAtMs,
      })
      .onConflict(['collector', 'source'])
      .merge(['evidence', 'incidents']);
    const [row] = await this.#table().where(keyOf(registered));
    if (!row) {
      throw new Error(
        `The reading of ${sourceKey(registered.collector.source)} is not noted`,
      );
    }
    return stateOf(row);
  }

  /** What the catalog knows now, to tell later whether it has settled. */
  async saw(registered: Registered, services: string): Promise<void> {
    await this.#table()
      .where(keyOf(registered))
      .update({ seen_services: services });
  }

  async began(
    registered: Registered,
    at: {
      readonly nowMs: number;
      readonly services: string;
      readonly catchesUp: boolean;
    },
  ): Promise<void> {
    await this.#table().where(keyOf(registered)).update({
      began_at_ms: at.nowMs,
      seen_services: at.services,
      read_services: at.services,
      catches_up: at.catchesUp,
    });
  }

  async ended(
    registered: Registered,
    { outcome, reason }: ReadingEnd,
    at: {
      readonly nowMs: number;
      readonly nextAtMs: number;
      readonly catchesUp: boolean;
    },
  ): Promise<void> {
    await this.#table()
      .where(keyOf(registered))
      .update({
        ...{ outcome, reason: reason ?? null },
        ended_at_ms: at.nowMs,
        next_at_ms: at.nextAtMs,
        catches_up: at.catchesUp,
      });
  }

  /** All are to be read now, and what is unfinished goes on until it is not. */
  async makeDue(nowMs: number): Promise<void> {
    await this.#table().update({ next_at_ms: nowMs, catches_up: true });
  }

  async all(): Promise<readonly ReadingState[]> {
    const rows = await this.#table().orderBy(['source', 'collector']);
    return rows.map(stateOf);
  }

  /** Of collectors that nobody has registered any more nothing is awaited. */
  async forgetOthers(registered: readonly Registered[]): Promise<void> {
    const known = new Set(
      registered.map(each => JSON.stringify(Object.values(keyOf(each)))),
    );
    for (const { collector, source } of await this.all()) {
      if (!known.has(JSON.stringify([collector, source]))) {
        await this.#table().where({ collector, source }).delete();
      }
    }
  }

  #table() {
    return this.#knex<ReadingRow>('delivery_readings');
  }
}

/** How a reading ended, from how those of its streams did. */
export function endOfStreams(ends: readonly StreamEnd[]): ReadingEnd {
  const failures = ends.flatMap(end =>
    end.outcome === 'failed' ? [end.reason] : [],
  );
  const [reason] = failures;
  if (ends.some(({ outcome }) => outcome === 'unfinished')) {
    return { outcome: 'unfinished' };
  }
  if (reason === undefined) {
    return { outcome: 'complete' };
  }
  const outcome = failures.length < ends.length ? 'partly' : 'failed';
  return { outcome, reason };
}

function keyOf({ collector: { id, source } }: Registered) {
  return { collector: id, source: sourceKey(source) };
}

const outcomeSchema = z.enum(outcomes);

function stateOf(row: ReadingRow): ReadingState {
  const time = (text: number | string | null) =>
    text === null ? undefined : Number(text);
  return {
    ...{ collector: row.collector, source: row.source },
    tellsOfDeployments: row.evidence !== null,
    tellsOfIncidents: Boolean(row.incidents),
    awaitedSinceMs: Number(row.awaited_since_ms),
    seenServices: row.seen_services ?? undefined,
    readServices: row.read_services ?? undefined,
    beganAtMs: time(row.began_at_ms),
    endedAtMs: time(row.ended_at_ms),
    outcome:
      row.outcome === null ? undefined : outcomeSchema.parse(row.outcome),
    reason: row.reason ?? undefined,
    catchesUp: Boolean(row.catches_up),
    nextAtMs: Number(row.next_at_ms),
  };
}
