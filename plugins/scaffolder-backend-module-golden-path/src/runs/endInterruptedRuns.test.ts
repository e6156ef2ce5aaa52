import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  mockServices,
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { endInterruptedRuns, wakeQueuedRuns } from './endInterruptedRuns';
import { RunTables } from './RunTables';
import { startOverWorkspace } from './startOverWorkspace';

jest.setTimeout(60_000);
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const REPOSITORY = 'the repository https://git.test/acme/ledger';
const APPLICATION = 'the Argo CD application ledger in staging';
const LONG_AGO = new Date(Date.now() - 60_000);
const EARLIER_TODAY = new Date(Date.now() - 2 * 3600_000);

const spec = {
  steps: [
    { id: 'files', name: 'Write the files' },
    { id: 'repository', name: 'Create the repository' },
    { id: 'pipeline', name: 'Wait for the pipeline' },
  ],
};
const state = {
  state: {
    checkpoints: {},
    steps: {
      files: { status: 'completed', output: {} },
      repository: { status: 'completed', output: { madeSoFar: [REPOSITORY] } },
      application: {
        status: 'completed',
        output: { madeSoFar: [REPOSITORY, APPLICATION] },
      },
    },
  },
};

interface Run {
  readonly status: string;
  /** When its worker last showed that it lives; now, when it is left out. */
  readonly heartbeat?: Date;
  readonly events?: readonly (readonly [type: string, body: object])[];
}
const CANCELLED = ['cancelled', { stepId: 'pipeline' }] as const;
const RECOVERED = ['recovered', { recoverStrategy: 'none' }] as const;
const failure = (name: string, message: string) =>
  ['completion', { message: 'failed', error: { name, message } }] as const;

async function open(databaseId: TestDatabaseId) {
  const knex = await databases.init(databaseId);
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@backstage/plugin-scaffolder-backend',
      'migrations',
    ),
  });
  const tables = new RunTables(knex);
  return {
    knex,
    tables,
    async add({ status, heartbeat, events = [] }: Run): Promise<string> {
      const id = randomUUID();
      await knex('tasks').insert({
        id,
        status,
        spec: JSON.stringify(spec),
        state: JSON.stringify(state),
        secrets: '{}',
        // As the scaffolder writes them on either database.
        last_heartbeat_at: heartbeat
          ? heartbeat.toISOString().replace('T', ' ').slice(0, 19)
          : knex.fn.now(),
      });
      for (const [event_type, body] of events) {
        await knex('task_events').insert({
          task_id: id,
          event_type,
          body: JSON.stringify(body),
        });
      }
      return id;
    },
    sweep: () => endInterruptedRuns(tables, mockServices.logger.mock()),
    async read(id: string) {
      const run = await knex('tasks').where({ id }).first();
      const ends = await knex('task_events')
        .where({ task_id: id, event_type: 'completion' })
        .select('body');
      return {
        status: run.status,
        secrets: run.secrets,
        ends: ends.map(({ body }) => JSON.parse(body).error.message),
      };
    },
  };
}

describe.each(databases.eachSupportedId())('interrupted runs on %s', id => {
  it.each([
    ['is still queued', { status: 'open', events: [CANCELLED] }],
    [
      'has lost its worker',
      { status: 'processing', heartbeat: LONG_AGO, events: [CANCELLED] },
    ],
  ])(
    'ends a cancelled run that %s, once, and says what is there',
    async (_, run) => {
      const { add, sweep, read } = await open(id);
      const cancelled = await add(run);
      await sweep();
      await sweep();
      expect(await read(cancelled)).toEqual({
        status: 'cancelled',
        secrets: null,
        ends: [
          `Cancelled while the portal was not working on this run. “Wait for the pipeline” was under way: look whether what it makes is there too. There by now, and staying:\n\n- ${REPOSITORY}\n- ${APPLICATION}\n\nTo go on, choose **Continue**: the form opens with the same values and says what it goes on with. What is there is taken up, nothing is made twice. To undo it, remove these from the last to the first.`,
        ],
      });
    },
  );

  it.each([
    ['a cancelled one whose worker lives', [CANCELLED], 'processing'],
    ['one that goes on after a restart', [RECOVERED], 'processing'],
    ['a queued one', [], 'open'],
  ])('leaves %s to the scaffolder', async (_, events, status) => {
    const { add, sweep, read } = await open(id);
    const run = await add({ status, events });
    await sweep();
    expect(await read(run)).toMatchObject({ status, secrets: '{}', ends: [] });
  });

  it('calls a run cancelled that its worker ended because of that, and leaves its words', async () => {
    const { add, sweep, read } = await open(id);
    const words = `Cancelled during “Wait”. - ${REPOSITORY} - ${APPLICATION}`;
    const run = await add({
      status: 'failed',
      events: [CANCELLED, failure('RunCancelled', words)],
    });
    await sweep();
    expect(await read(run)).toMatchObject({
      status: 'cancelled',
      ends: [words],
    });
  });

  it.each([
    ['cancelled', CANCELLED],
    ['failed', RECOVERED],
  ])(
    'adds what is there to the words of a run that %s between our steps',
    async (status, event) => {
      const { add, sweep, read } = await open(id);
      const run = await add({
        status: 'failed',
        events: [event, failure('Error', 'Step files has been cancelled.')],
      });
      await sweep();
      await sweep();
      const { ends, ...rest } = await read(run);
      expect(rest).toMatchObject({ status });
      expect(ends).toEqual([
        expect.stringMatching(
          /^Step files has been cancelled\.\n\nThere by now, and staying:\n\n- the repository/,
        ),
      ]);
    },
  );

  it('does not touch a run that failed by itself, nor one of hours ago', async () => {
    const { add, sweep, read } = await open(id);
    const failed = await add({
      status: 'failed',
      events: [failure('Error', 'No.')],
    });
    const old = await add({
      status: 'failed',
      heartbeat: EARLIER_TODAY,
      events: [CANCELLED, failure('Error', 'No.')],
    });
    await sweep();
    for (const run of [failed, old]) {
      expect(await read(run)).toMatchObject({
        status: 'failed',
        ends: ['No.'],
      });
    }
  });

  it('does not end a run that was begun again between the look and the write', async () => {
    const { knex, tables, add, read } = await open(id);
    const run = await add({
      status: 'processing',
      heartbeat: LONG_AGO,
      events: [CANCELLED],
    });
    const [seen] = await tables.interrupted();
    await knex('tasks')
      .where({ id: run })
      .update({ last_heartbeat_at: knex.fn.now() });
    expect(
      seen && (await tables.end(seen, { name: 'RunCancelled', message: '' })),
    ).toBe(false);
    expect(await read(run)).toMatchObject({ status: 'processing', ends: [] });
  });

  it('begins a run again with its first step and an empty folder, and still knows what it had made', async () => {
    const { knex, tables, add, sweep, read } = await open(id);
    const folder = await mkdtemp(join(tmpdir(), 'start-over-'));
    await writeFile(join(folder, 'half-written'), '');
    const workspace = startOverWorkspace(tables);
    const run = await add({ status: 'processing', events: [RECOVERED] });
    await workspace.rehydrateWorkspace({ taskId: run, targetPath: folder });

    expect(await readdir(folder)).toEqual([]);
    const { steps } = JSON.parse(
      (await knex('tasks').where({ id: run }).first('state')).state,
    ).state;
    expect(Object.values(steps)).not.toContainEqual(
      expect.objectContaining({ status: 'completed' }),
    );
    const log = await knex('task_events').where({ event_type: 'log' });
    expect(JSON.parse(log[0].body)).toEqual({
      stepId: 'files',
      message: expect.stringMatching(/begins again/),
    });

    await knex('tasks').where({ id: run }).update({ status: 'open' });
    await knex('task_events').insert({
      task_id: run,
      event_type: 'cancelled',
      body: '{}',
    });
    await sweep();
    expect((await read(run)).ends[0]).toContain(`- ${APPLICATION}`);
    await rm(folder, { recursive: true });
  });

  it('has a queued run found that no worker took, and not one that waits for its turn', async () => {
    const { knex, tables, add, read } = await open(id);
    const logger = mockServices.logger.mock();
    const [forgotten, fresh] = await Promise.all([
      add({ status: 'open', heartbeat: LONG_AGO }),
      add({ status: 'open' }),
    ]);
    const working = await add({ status: 'processing' });
    await wakeQueuedRuns(tables, logger);
    expect((await read(forgotten)).status).toBe('open');

    await knex('tasks').where({ id: working }).update({ status: 'completed' });
    await wakeQueuedRuns(tables, logger);
    expect((await read(forgotten)).status).toBe('processing');
    expect((await read(fresh)).status).toBe('open');
    const old = knex.client.config.client.includes('sqlite')
      ? "datetime('now', '-30 minutes')"
      : "now() - interval '30 minutes'";
    expect(
      await knex('tasks')
        .where({ id: forgotten })
        .whereRaw(`last_heartbeat_at < ${old}`),
    ).toHaveLength(1);
  });

  it('says nothing of beginning again in a first run', async () => {
    const { knex, tables, add } = await open(id);
    const folder = join(tmpdir(), randomUUID());
    const run = await add({ status: 'processing' });
    await knex('tasks').where({ id: run }).update({ state: null });
    await startOverWorkspace(tables).rehydrateWorkspace({
      taskId: run,
      targetPath: folder,
    });
    await expect(access(folder)).resolves.toBeUndefined();
    expect(await knex('task_events')).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
