import { generateCompany, type Fault } from '../company';
import type { Listening } from '../faults';
import { startScaffolder } from './start';
import { pastTasksOf } from './past-tasks';

const NOW = Date.parse('2026-11-01T00:00:00Z');
const DAY = 86_400_000;
const company = generateCompany({ now: NOW });
const TASKS = '/api/scaffolder/v2/tasks';

let fault: Fault | undefined;
let server: Listening;
beforeAll(async () => {
  server = await startScaffolder({
    company,
    faults: {
      current: system => (system === 'former-portal' ? fault : undefined),
    },
    port: 0,
  });
});
afterAll(() => server.close());
beforeEach(() => {
  fault = undefined;
});

const ask = (path: string, token = 'sandbox-portal-reader') =>
  fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${token}`, connection: 'close' },
  });
const json = async (path: string) => (await ask(path)).json();

describe('the former portal’s history', () => {
  it('is eight months of the same tasks for the same company and clock', () => {
    const tasks = pastTasksOf(company);
    expect(pastTasksOf(generateCompany({ now: NOW }))).toEqual(tasks);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
    for (const { createdAt } of tasks) {
      expect(createdAt).toBeGreaterThan(NOW - 240 * DAY);
      expect(createdAt).toBeLessThan(NOW);
    }
  });

  it('is that of twelve people, none of the platform team, who mostly opened tickets', () => {
    const tasks = pastTasksOf(company);
    expect(new Set(tasks.map(({ createdBy }) => createdBy)).size).toBe(12);
    const platform = company.people.filter(({ squad }) => squad === 'platform');
    expect(
      tasks.filter(({ createdBy }) =>
        platform.some(({ login }) => login === createdBy),
      ),
    ).toEqual([]);
    const working = tasks.filter(({ template }) => template.makesServices);
    expect([working.length, tasks.length]).toEqual([10, 90]);
    expect([...new Set(tasks.map(({ status }) => status))].sort()).toEqual([
      'cancelled',
      'completed',
      'failed',
      'processing',
    ]);
  });

  it('holds nothing that the catalog still has', () => {
    const made = pastTasksOf(company).flatMap(task => task.made ?? []);
    expect(made).toHaveLength(3);
    expect(company.services.filter(({ name }) => made.includes(name))).toEqual(
      [],
    );
  });
});

describe('its scaffolder', () => {
  it('lists tasks by page, in the order that is asked for', async () => {
    const first = await json(`${TASKS}?order=asc:created_at&limit=40&offset=0`);
    const rest = await json(`${TASKS}?order=asc:created_at&limit=60&offset=40`);
    const tasks = [...first.tasks, ...rest.tasks];
    expect([first.totalTasks, tasks.length]).toEqual([90, 90]);
    const dates = tasks.map(({ createdAt }) => createdAt);
    expect(dates).toEqual([...dates].sort());
    const newest = await json(`${TASKS}?limit=1`);
    expect(newest.tasks[0].id).toBe(tasks.at(-1).id);
  });

  it('filters by status and by who created a task', async () => {
    const failed = await json(`${TASKS}?status=failed`);
    expect(failed.totalTasks).toBe(5);
    const { createdBy } = failed.tasks[0];
    const own = await json(`${TASKS}?createdBy=${createdBy}`);
    expect(
      own.tasks.filter(
        (task: { createdBy: string }) => task.createdBy !== createdBy,
      ),
    ).toEqual([]);
  });

  it('tells what a task reported and what it made', async () => {
    const { tasks } = await json(`${TASKS}?status=completed`);
    const made = tasks.find(
      ({ spec }: { spec: { templateInfo: { entityRef: string } } }) =>
        spec.templateInfo.entityRef === 'template:default/service-starter',
    );
    const events = await json(`${TASKS}/${made.id}/events`);
    expect(events.at(-1)).toMatchObject({
      type: 'completion',
      taskId: made.id,
      body: {
        output: {
          links: [
            { entityRef: `component:default/${made.spec.parameters.name}` },
          ],
        },
      },
    });
  });

  it('knows only its reader, only its tasks and only the fields that lists are ordered by', async () => {
    const statuses = await Promise.all([
      ask(TASKS, 'another'),
      ask(`${TASKS}/none`),
      ask(`${TASKS}?order=asc:id`),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([401, 404, 400]);
    expect(await statuses[0]?.json()).toMatchObject({
      error: { name: 'AuthenticationError' },
      response: { statusCode: 401 },
    });
  });

  it('fails when it is asked to, also between two pages', async () => {
    fault = { kind: 'status', status: 403 };
    expect((await ask(TASKS)).status).toBe(403);
    fault = { kind: 'page-changes' };
    expect(
      (await json(`${TASKS}?order=asc:created_at&limit=40&offset=40`))
        .totalTasks,
    ).toBe(89);
  });
});
