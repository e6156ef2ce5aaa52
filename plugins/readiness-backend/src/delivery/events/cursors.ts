import { ConflictError } from '@backstage/errors';
import {
  LastEnd,
  StreamEnd,
  StreamName,
} from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { z } from 'zod';
import { CursorRow } from './eventRows';
import { sourceKey } from './facts';

/** How the listing of what a source has to read went stands among its streams under this name. */
export const LISTING = '(listing)';

/** A cursor before a batch and after it. */
export interface CursorMove extends StreamName {
  /** Where it stood when the batch was begun to be read; absent on its first one. */
  readonly from?: string;
  readonly to: string;
  /** JSON. */
  readonly progress?: string;
}

function keyOf({ collector, source, stream }: StreamName) {
  return { collector, source: sourceKey(source), stream };
}

async function exists(knex: Knex, name: StreamName): Promise<void> {
  await knex<CursorRow>('delivery_cursors')
    .insert(keyOf(name))
    .onConflict(['collector', 'source', 'stream'])
    .ignore();
}

export async function readPosition(
  knex: Knex,
  name: StreamName,
): Promise<string | undefined> {
  const row = await knex<CursorRow>('delivery_cursors')
    .where(keyOf(name))
    .first();
  return row?.position ?? undefined;
}

const outcomeSchema = z.enum(['complete', 'unfinished', 'failed']);

/** How and when the readings of a collector's streams ended the last time. */
export async function readLastEnds(
  knex: Knex,
  { collector, source }: Omit<StreamName, 'stream'>,
): Promise<ReadonlyMap<string, LastEnd>> {
  const rows = await knex<CursorRow>('delivery_cursors')
    .where({ collector, source: sourceKey(source) })
    .whereNotNull('outcome')
    .select('stream', 'outcome', 'read_at_ms', 'complete_at_ms');
  return new Map(
    rows.map(
      ({ stream, outcome, read_at_ms: at, complete_at_ms: complete }) => [
        stream,
        {
          ...{ outcome: outcomeSchema.parse(outcome), atMs: Number(at) },
          ...(complete === null ? {} : { completeAtMs: Number(complete) }),
        },
      ],
    ),
  );
}

/**
 * Comes first in its transaction: a second replica with the same batch waits here, and then finds that it is too late.
 *
 * @throws ConflictError when the cursor stands somewhere else.
 */
export async function moveCursor(
  transaction: Knex.Transaction,
  move: CursorMove,
): Promise<void> {
  if (move.from === undefined) {
    await exists(transaction, move);
  }
  const moved = await transaction<CursorRow>('delivery_cursors')
    .where({ ...keyOf(move), position: move.from ?? null })
    .update({
      position: move.to,
      ...(move.progress === undefined ? {} : { progress: move.progress }),
    });
  if (moved === 0) {
    throw new ConflictError(
      `Somebody else has read ${move.stream} of ${keyOf(move).source} further`,
    );
  }
}

/** Notes how a reading ended. When it was complete last stays. */
export async function noteEnd(
  knex: Knex,
  name: StreamName,
  { end, at }: { readonly end: StreamEnd; readonly at: Date },
): Promise<void> {
  await exists(knex, name);
  await knex<CursorRow>('delivery_cursors')
    .where(keyOf(name))
    .update({
      outcome: end.outcome,
      reason: end.outcome === 'failed' ? end.reason : null,
      message: end.outcome === 'complete' ? null : end.message,
      read_at_ms: at.getTime(),
      ...(end.outcome === 'complete' ? { complete_at_ms: at.getTime() } : {}),
    });
}
