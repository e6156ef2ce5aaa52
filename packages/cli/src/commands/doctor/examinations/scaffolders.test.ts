import { ConfigReader } from '@backstage/config';
import { listen, type Reply } from '../__testUtils__/listen';
import { sourcesOf } from '../__testUtils__/sourcesOf';
import { examineScaffolders } from './scaffolders';

async function examine(reply: Reply) {
  const server = await listen(() => reply);
  try {
    return await examineScaffolders(
      sourcesOf(
        new ConfigReader({
          readiness: {
            scaffolder: {
              instances: [{ name: 'former', baseUrl: server.url, token: 't' }],
            },
          },
        }),
      ),
    ).examine();
  } finally {
    await server.close();
  }
}

describe('examining the scaffolder of another portal', () => {
  it('counts the tasks that the token may list', async () => {
    expect(
      await examine({ body: { tasks: [{ id: 'a' }], totalTasks: 90 } }),
    ).toEqual([
      {
        area: 'scaffolder',
        subject: 'former',
        outcome: 'can-be-read',
        says: '90 tasks can be read',
      },
    ]);
  });

  it.each([
    [
      'a token that is not valid',
      { status: 401, body: '' },
      { says: expect.stringContaining('(401)') },
    ],
    [
      'a token without the right',
      { status: 403, body: '' },
      { missing: 'scaffolder.task.read' },
    ],
    [
      'the page before it',
      { body: '<html>Sign in</html>' },
      { says: expect.stringContaining('it is a web page and not JSON') },
    ],
  ])('tells %s from the others', async (_, reply, expected) => {
    expect(await examine(reply)).toEqual([
      expect.objectContaining({ outcome: 'cannot-be-read', ...expected }),
    ]);
  });

  it('does not take an empty list for a good one', async () => {
    const [finding] = await examine({ body: { tasks: [], totalTasks: 0 } });
    expect(finding?.outcome).toBe('advice');
  });
});
