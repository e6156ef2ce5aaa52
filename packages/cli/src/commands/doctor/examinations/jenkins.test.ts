import { ConfigReader } from '@backstage/config';
import { listen, type Reply } from '../__testUtils__/listen';
import { sourcesOf } from '../__testUtils__/sourcesOf';
import { examineJenkins } from './jenkins';

async function examine(reply: (path: string) => Reply) {
  const server = await listen(reply);
  try {
    return await examineJenkins(
      sourcesOf(
        new ConfigReader({
          jenkins: {
            instances: [
              {
                name: 'main',
                baseUrl: server.url,
                username: 'groundwork',
                apiKey: 't',
              },
            ],
          },
        }),
      ),
    ).examine();
  } finally {
    await server.close();
  }
}

const controller =
  (root: Reply, plugins: Reply = { status: 403, body: '' }) =>
  (path: string) =>
    path.startsWith('/pluginManager') ? plugins : root;

const jobs = (...names: string[]): Reply => ({
  headers: { 'x-jenkins': '2.516.2' },
  body: { jobs: names.map(name => ({ name, jobs: [{ name: 'a' }] })) },
});

describe('examining a Jenkins controller', () => {
  it('counts the jobs that an account for reading sees', async () => {
    expect(await examine(controller(jobs('cards', 'loans')))).toEqual([
      expect.objectContaining({
        area: 'jenkins',
        subject: 'main',
        outcome: 'can-be-read',
        says: '2 jobs can be read, Jenkins 2.516.2',
      }),
    ]);
  });

  it.each([
    [
      'a token that is not valid',
      { status: 401, body: '' },
      { says: 'Jenkins main does not accept the portal’s credentials (401)' },
    ],
    [
      'no account at all',
      {
        status: 403,
        headers: { 'x-you-are-authenticated-as': 'anonymous' },
        body: '<html>',
      },
      { fix: expect.stringContaining('set username and apiKey') },
    ],
    [
      'an account without the right',
      {
        status: 403,
        headers: { 'x-you-are-authenticated-as': 'groundwork' },
        body: '<html>',
      },
      { missing: 'Overall/Read' },
    ],
    [
      'the page before it',
      { body: '<html>Sign in</html>' },
      { says: expect.stringContaining('it is a web page and not JSON') },
    ],
  ])('tells %s from the others', async (_, root, expected) => {
    expect(await examine(controller(root))).toEqual([
      expect.objectContaining({ outcome: 'cannot-be-read', ...expected }),
    ]);
  });

  it('does not take an empty list for a good one', async () => {
    const [finding] = await examine(controller(jobs()));
    expect(finding?.outcome).toBe('advice');
  });

  it('advises against an account that sees the administration', async () => {
    const findings = await examine(
      controller(jobs('cards'), { body: { plugins: [] } }),
    );
    expect(findings.at(-1)).toMatchObject({
      subject: 'main account',
      outcome: 'advice',
    });
  });

  it('does not call an account harmless of which it was told nothing', async () => {
    const findings = await examine(
      controller(jobs('cards'), { status: 404, body: '' }),
    );
    expect(findings.at(-1)?.outcome).toBe('not-examined');
  });

  it('has nothing to say where no controller is configured', async () => {
    expect(
      await examineJenkins(sourcesOf(new ConfigReader({}))).examine(),
    ).toEqual([]);
  });
});
