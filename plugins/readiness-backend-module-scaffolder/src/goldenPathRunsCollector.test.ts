import { ConfigReader } from '@backstage/config';
import {
  goldenPathRuns,
  sourceSubject,
  type EvidenceRecord,
  type GoldenPathRun,
} from '@groundwork/plugin-readiness-common';
import {
  collectFixture,
  type FakeSource,
} from '@groundwork/plugin-readiness-node/testUtils';
import {
  pretendScaffolder,
  type PretendState,
} from './__testUtils__/pretendScaffolder';
import { GoldenPathRunsCollector } from './goldenPathRunsCollector';
import { readInstances } from './instances';

const PEOPLE = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada' },
    spec: { memberOf: ['cards'] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'platform' },
    spec: { members: ['bram', 'ada'] },
  },
];
const SUBJECT = sourceSubject('former', 'scaffolder');

let state: PretendState;
let server: FakeSource;
beforeEach(async () => {
  state = { tasks: [] };
  server = await pretendScaffolder(state);
});
afterEach(() => server.close());

async function look(
  earlier?: EvidenceRecord,
  asOf = '2026-11-01T00:00:00Z',
): Promise<EvidenceRecord> {
  const instances = readInstances(
    new ConfigReader({
      readiness: {
        scaffolder: {
          instances: [
            { name: 'former', baseUrl: server.url, token: 'secret-1' },
          ],
        },
      },
    }),
  );
  const collector = new GoldenPathRunsCollector(instances, {
    entities: async () => PEOPLE,
  });
  const [record] = await collectFixture(collector, SUBJECT, {
    asOf,
    earlier: async () => earlier?.value,
  });
  if (!record) throw new Error('no look');
  return record;
}

function runsOf({ value }: EvidenceRecord): readonly GoldenPathRun[] {
  return goldenPathRuns.schema.parse(value).runs;
}

const asked = (path: RegExp) =>
  server.requests.filter(request => path.test(request)).length;

describe('the runs of a scaffolder', () => {
  it('tell the template, the end, the team and what was made, and nobody’s name', async () => {
    state.tasks = [
      {
        id: 'one',
        createdBy: 'user:default/ada',
        parameters: { owner: 'cards', name: 'limits' },
        output: { entityRef: 'component:default/limits' },
      },
    ];
    const record = await look();
    expect(runsOf(record)).toEqual([
      {
        id: 'one',
        template: 'template:default/service',
        status: 'completed',
        createdAt: '2026-10-01T08:00:00.000Z',
        finishedAt: '2026-10-01T08:04:00.000Z',
        teams: ['group:default/cards', 'group:default/platform'],
        owner: 'group:default/cards',
        made: 'component:default/limits',
        isOutcomeRead: true,
        opensTicketOnly: false,
        isListed: true,
      },
    ]);
    expect(JSON.stringify(record)).not.toMatch(/ada|secret-1/);
  });

  it('find what was made behind a link of the output too', async () => {
    state.tasks = [
      {
        id: 'one',
        output: {
          links: [
            { title: 'Repository', url: 'https://git.example/limits' },
            { title: 'Open', entityRef: 'limits' },
          ],
        },
      },
    ];
    expect(runsOf(await look())).toMatchObject([
      { made: 'component:default/limits' },
    ]);
  });

  it.each([
    [true, ['debug:log', 'jira:issue:create']],
    [true, ['github:issues:create']],
    [false, ['fetch:template', 'publish:github', 'notification:send']],
    [undefined, ['fetch:template', 'http:backstage:request']],
    [undefined, ['acme:order-a-server']],
  ])(
    'say that it only asks somebody else: %s for %j',
    async (only, actions) => {
      state.tasks = [{ id: 'one', actions }];
      expect(runsOf(await look())[0]?.opensTicketOnly).toBe(only);
    },
  );

  it('keep failed, cancelled and running ones apart, and ask only for the outcome of what has ended', async () => {
    state.tasks = [
      { id: 'a', status: 'failed' },
      { id: 'b', status: 'cancelled' },
      { id: 'c', status: 'processing' },
    ];
    expect(
      runsOf(await look()).map(({ status, isOutcomeRead }) => [
        status,
        isOutcomeRead,
      ]),
    ).toEqual([
      ['failed', true],
      ['cancelled', false],
      ['processing', false],
    ]);
    expect(asked(/\/c\/events/)).toBe(0);
  });

  it('of somebody whom the catalog does not know belong to no team that anybody knows', async () => {
    state.tasks = [{ id: 'one', createdBy: 'user:default/gone' }];
    expect(runsOf(await look())[0]).not.toHaveProperty('teams');
  });

  it('are read to the last page, once each', async () => {
    state.tasks = Array.from({ length: 250 }, (_, index) => ({
      id: `task-${index}`,
      output: {},
    }));
    expect(runsOf(await look())).toHaveLength(250);
    expect(asked(/tasks\?/)).toBe(3);
  });

  it('of a release whose list knows no pages are read with one request', async () => {
    state.hasNoPages = true;
    state.tasks = [{ id: 'one' }, { id: 'two' }];
    expect(runsOf(await look())).toHaveLength(2);
    expect(asked(/tasks\?/)).toBe(1);
  });
});

describe('a list of tasks of which a part is missing', () => {
  it('is read again when a task vanished between its pages', async () => {
    state.tasks = Array.from({ length: 150 }, (_, index) => ({
      id: `task-${index}`,
      output: {},
    }));
    let pages = 0;
    state.afterPage = () => {
      pages += 1;
      if (pages === 1) state.tasks = state.tasks.slice(60);
    };
    const record = await look();
    expect(runsOf(record).map(({ id }) => id)).toContain('task-100');
    expect(runsOf(record)).toHaveLength(90);
  });

  it('is a failure when it never holds still, and never a short list', async () => {
    state.tasks = Array.from({ length: 190 }, (_, index) => ({
      id: `task-${index}`,
      output: {},
    }));
    state.afterPage = () => {
      state.tasks = state.tasks.slice(1);
    };
    expect(await look()).toMatchObject({
      outcome: 'failed',
      reason: 'server_error',
      message: expect.stringContaining('changed while it was read'),
    });
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [500, 'server_error'],
  ])(
    'by an answer %d is a failure with the reason %s',
    async (status, reason) => {
      state.status = status;
      expect(await look()).toMatchObject({ outcome: 'failed', reason });
    },
  );

  it('names the right that it takes', async () => {
    state.status = 403;
    expect(await look()).toMatchObject({
      message: expect.stringContaining('scaffolder.task.read'),
    });
  });

  it('at a run whose events are gone leaves its outcome unknown', async () => {
    state.tasks = [{ id: 'one', status: 'completed' }];
    const [run] = runsOf(await look());
    expect(run).toMatchObject({ status: 'completed', isOutcomeRead: false });
    expect(run).not.toHaveProperty('made');
  });
});

describe('runs that were read before', () => {
  it('stay when the scaffolder forgets them, once each', async () => {
    state.tasks = [
      {
        id: 'one',
        createdBy: 'user:default/ada',
        output: { entityRef: 'limits' },
      },
      { id: 'two', output: {} },
    ];
    const first = await look();
    state.tasks = state.tasks.slice(1);
    const second = await look(first);
    expect(runsOf(second).map(({ id, isListed }) => [id, isListed])).toEqual([
      ['two', true],
      ['one', false],
    ]);
    expect(runsOf(second).find(({ id }) => id === 'one')).toEqual({
      ...runsOf(first)[0],
      isListed: false,
    });
    expect(runsOf(await look(second))).toEqual(runsOf(second));
  });

  it('are not asked for again once they have ended', async () => {
    state.tasks = [{ id: 'one', output: {} }];
    const first = await look();
    expect(asked(/events/)).toBe(1);
    await look(first);
    expect(asked(/events/)).toBe(1);
  });

  it('take their end when they were running', async () => {
    state.tasks = [{ id: 'one', status: 'processing' }];
    const first = await look();
    state.tasks = [{ id: 'one', output: { entityRef: 'limits' } }];
    expect(runsOf(await look(first))).toMatchObject([
      { status: 'completed', made: 'component:default/limits' },
    ]);
  });

  it('are let go after 400 days', async () => {
    state.tasks = [{ id: 'one', output: {} }];
    const first = await look();
    state.tasks = [];
    expect(runsOf(await look(first, '2027-11-01T00:00:00Z'))).toHaveLength(1);
    expect(runsOf(await look(first, '2027-11-20T00:00:00Z'))).toHaveLength(0);
  });
});
