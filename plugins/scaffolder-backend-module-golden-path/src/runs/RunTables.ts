import type { DatabaseService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { madeBy, withStepsToRepeat } from './recordedState';

type Client = Awaited<ReturnType<DatabaseService['getClient']>>;

/** A worker shows every second that it lives; after this long it does not. */
const SILENT_S = 10;
/** How far back a failed run is looked at. */
const RECENT_S = 3600;

const runSchema = z.object({
  id: z.string(),
  status: z.enum(['open', 'processing', 'failed']),
  spec: z.string(),
  state: z.string().nullable(),
  silent: z.coerce.boolean(),
});
const specSchema = z.looseObject({
  steps: z.array(z.looseObject({ id: z.string(), name: z.string() })),
});
const bodySchema = z.looseObject({
  stepId: z.union([z.string(), z.number()]).optional(),
  error: z.looseObject({ name: z.string(), message: z.string() }).optional(),
});
const eventsSchema = z.array(
  z.object({
    id: z.coerce.number(),
    event_type: z.string(),
    body: z.string().transform(text => bodySchema.parse(JSON.parse(text))),
  }),
);

/** A run that somebody cancelled or that was begun again, and that is open or failed. */
export interface InterruptedRun {
  readonly id: string;
  readonly status: 'open' | 'processing' | 'failed';
  readonly isCancelled: boolean;
  /** No worker has it, or the one that has it is dead. */
  readonly isOrphan: boolean;
  /** Name of the step that was cancelled. */
  readonly step: string | undefined;
  readonly made: readonly string[];
  /** What its last event says. */
  readonly error:
    | { readonly name: string; readonly message: string }
    | undefined;
}

/**
 * The scaffolder's own tables, as far as it leaves runs in them without an end.
 * Every write names the state that it expects, so that it is safe beside workers,
 * other replicas and a person who starts the run again.
 */
export class RunTables {
  readonly #knex: Client;

  constructor(knex: Client) {
    this.#knex = knex;
  }

  async interrupted(): Promise<readonly InterruptedRun[]> {
    const knex = this.#knex;
    const rows = await knex('tasks')
      .where(any =>
        any
          .whereIn('status', ['open', 'processing'])
          .orWhere(failed =>
            failed
              .where('status', 'failed')
              .where('last_heartbeat_at', '>=', this.#ago(RECENT_S)),
          ),
      )
      .whereExists(
        knex('task_events')
          .select(knex.raw('1'))
          .whereRaw('task_events.task_id = tasks.id')
          .whereIn('event_type', ['cancelled', 'recovered']),
      )
      .select('id', 'status', 'spec', 'state')
      .select({
        silent: knex.raw('last_heartbeat_at <= ?', [this.#ago(SILENT_S)]),
      });
    return Promise.all(
      rows.map(row => this.#interruptedRun(runSchema.parse(row))),
    );
  }

  async #interruptedRun(
    row: z.infer<typeof runSchema>,
  ): Promise<InterruptedRun> {
    const events = eventsSchema.parse(
      await this.#knex('task_events')
        .where('task_id', row.id)
        .whereIn('event_type', ['cancelled', 'completion'])
        .orderBy('id')
        .select('id', 'event_type', 'body'),
    );
    const cancelled = events.find(event => event.event_type === 'cancelled');
    const completion = events.findLast(
      event => event.event_type === 'completion',
    );
    const { steps } = specSchema.parse(JSON.parse(row.spec));
    return {
      id: row.id,
      status: row.status,
      isCancelled: cancelled !== undefined,
      isOrphan:
        row.status === 'open' || (row.status === 'processing' && row.silent),
      step: steps.find(({ id }) => id === cancelled?.body.stepId)?.name,
      made: madeBy(row.state),
      error: completion?.body.error,
    };
  }

  /** Ends a run that no worker has. */
  async end(
    { id, status }: InterruptedRun,
    error: { readonly name: string; readonly message: string },
  ): Promise<boolean> {
    return this.#knex.transaction(async tx => {
      const ended = await tx('tasks')
        .where({ id, status })
        .where(any =>
          status === 'processing'
            ? any.where('last_heartbeat_at', '<=', this.#ago(SILENT_S))
            : any,
        )
        .update({ status: 'cancelled', secrets: null });
      if (ended !== 1) {
        return false;
      }
      await tx('task_events').insert({
        task_id: id,
        event_type: 'completion',
        body: JSON.stringify({
          message: 'Run completed with status: cancelled',
          error,
        }),
      });
      return true;
    });
  }

  /** A worker ends a cancelled run as failed; it was not the run that failed. */
  async nameCancelled({ id }: InterruptedRun): Promise<void> {
    await this.#knex('tasks')
      .where({ id, status: 'failed' })
      .update({ status: 'cancelled' });
  }

  /** Changes the last words of a run that has ended. */
  async rephrase(
    { id }: InterruptedRun,
    error: { readonly name: string; readonly message: string },
  ): Promise<void> {
    await this.#knex('task_events')
      .where({ task_id: id, event_type: 'completion' })
      .update({
        body: JSON.stringify({ message: 'Run ended early', error }),
      });
  }

  /**
   * Has queued runs found that no worker was told of: one that looked for work in the
   * moment when they came sleeps until the next one comes. They are made to look
   * abandoned, which is what a worker does look for. Not while any run is worked on,
   * because then they may be waiting for their turn.
   */
  async wake(): Promise<number> {
    const knex = this.#knex;
    return knex('tasks')
      .where('status', 'open')
      .whereRaw('coalesce(last_heartbeat_at, created_at) <= ?', [
        this.#ago(SILENT_S),
      ])
      .whereNotExists(
        knex('tasks as other')
          .select(knex.raw('1'))
          .where('other.status', 'processing')
          .where('other.last_heartbeat_at', '>', this.#ago(SILENT_S)),
      )
      .update({
        status: 'processing',
        last_heartbeat_at: this.#ago(RECENT_S),
      });
  }

  /** Lets a run begin with its first step. Answers whether any step had been through. */
  async repeatSteps(id: string): Promise<boolean> {
    const row = z
      .object({ spec: z.string(), state: z.string().nullable() })
      .parse(await this.#knex('tasks').where({ id }).first('spec', 'state'));
    const state = withStepsToRepeat(row.state);
    if (state === undefined) {
      return false;
    }
    await this.#knex('tasks').where({ id }).update({ state });
    const [first] = specSchema.parse(JSON.parse(row.spec)).steps;
    await this.#knex('task_events').insert({
      task_id: id,
      event_type: 'log',
      body: JSON.stringify({
        ...(first ? { stepId: first.id } : {}),
        message:
          'This run begins again: every step looks first and takes up what is there.',
      }),
    });
    return true;
  }

  /** By the database's clock, as the heartbeats are. */
  #ago(seconds: number) {
    return String(this.#knex.client.config.client).includes('sqlite')
      ? this.#knex.raw(`datetime('now', ?)`, [`-${seconds} seconds`])
      : this.#knex.raw('now() - make_interval(secs => ?)', [seconds]);
  }
}
