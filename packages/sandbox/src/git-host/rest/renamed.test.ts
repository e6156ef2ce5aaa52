import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import {
  gitHostUnderTest,
  START_PATIENCE_MS,
  type GitHostUnderTest,
} from '../../testing/git-host-under-test';

jest.setTimeout(START_PATIENCE_MS);

const OLD = '/repos/saltmarsh/tide-tables';
const named = z.object({ id: z.number(), full_name: z.string() });

let tested: GitHostUnderTest;
let id: number;
const send = (method: string, path: string, body: object) =>
  tested.ask(path, { method, body: JSON.stringify(body), redirect: 'manual' });
const look = (path: string) => tested.ask(path, { redirect: 'manual' });

beforeAll(async () => {
  tested = await gitHostUnderTest();
  const create = { name: 'tide-tables', auto_init: true };
  const made = await send('POST', '/orgs/saltmarsh/repos', create);
  ({ id } = named.parse(await made.json()));
  await send('PATCH', OLD, { name: 'tides' });
}, START_PATIENCE_MS);
afterAll(() => tested.close());

describe('a repository that was renamed', () => {
  it('leads from its former name to its number, whatever is asked of it', async () => {
    const at = `${tested.host.url}/api/v3/repositories/${id}`;
    const moved = await look(`${OLD}/commits?per_page=1`);
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe(`${at}/commits?per_page=1`);
    expect(await moved.json()).toMatchObject({
      ...{ message: 'Moved Permanently', url: `${at}/commits?per_page=1` },
    });
    const written = await send('POST', `${OLD}/issues`, { title: 'Why?' });
    expect(written.status).toBe(307);
    expect(written.headers.get('location')).toBe(`${at}/issues`);
    expect((await look(OLD)).headers.get('location')).toBe(at);
  });

  it('answers by its number as by its name, and a number that nobody has is not found', async () => {
    const now = await look('/repos/saltmarsh/tides');
    expect(named.parse(await now.json())).toEqual({
      ...{ id, full_name: 'saltmarsh/tides' },
    });
    const byId = await look(`/repositories/${id}/commits`);
    const byName = await look('/repos/saltmarsh/tides/commits');
    expect(byId.status).toBe(200);
    expect(await byId.json()).toEqual(await byName.json());
    expect((await look('/repositories/1/commits')).status).toBe(404);
  });

  it('is found by GraphQL and cloned by Git under its former name', async () => {
    const asked = await tested.ask(`${tested.host.url}/api/graphql`, {
      method: 'POST',
      body: JSON.stringify({
        query:
          '{ repository(owner: "saltmarsh", name: "tide-tables") { databaseId nameWithOwner } }',
      }),
    });
    expect(await asked.json()).toEqual({
      data: {
        repository: { databaseId: id, nameWithOwner: 'saltmarsh/tides' },
      },
    });
    const { stdout } = await promisify(execFile)('git', [
      ...['-c', 'http.extraHeader=Authorization: Bearer sandbox-git-token'],
      'ls-remote',
      `${tested.host.url}/saltmarsh/tide-tables.git`,
    ]);
    expect(stdout).toContain('refs/heads/main');
  });

  it('cannot take a name that another one has, or that nobody can have', async () => {
    const now = '/repos/saltmarsh/tides';
    expect((await send('PATCH', now, { name: 'gitops' })).status).toBe(422);
    expect((await send('PATCH', now, { name: 'a b' })).status).toBe(422);
    expect((await look(now)).status).toBe(200);
  });

  it('keeps what the company plans for it, and loses its former name to whoever takes that', async () => {
    const [service] = tested.host.company.services.filter(
      ({ lineage }) => lineage === 'api',
    );
    const planned = service?.repository ?? '';
    const runs = async (name: string) => {
      const path = `/repos/saltmarsh/${name}/actions/runs`;
      const answer = await (await look(path)).json();
      return z.object({ total_count: z.number() }).parse(answer).total_count;
    };
    const before = await runs(planned);
    expect(before).toBeGreaterThan(0);
    const path = `/repos/saltmarsh/${planned}`;
    await send('PATCH', path, { name: 'another-name' });
    expect(await runs('another-name')).toBe(before);
    await send('POST', '/orgs/saltmarsh/repos', { name: planned });
    expect(await runs(planned)).toBe(0);
    expect(await runs('another-name')).toBe(before);
  });
});
