import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SchedulerServiceTaskRunner } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  GithubEntityProvider,
  GithubMultiOrgEntityProvider,
} from '@backstage/plugin-catalog-backend-module-github';
import type { EntityProvider } from '@backstage/plugin-catalog-node';
import { limitUndiciRequests } from '../outgoing/limitUndiciRequests';
import { SilentHosts } from '../outgoing/SilentHosts';

type Answer = (isFirstPage: boolean, res: ServerResponse) => void;

function send(res: ServerResponse, status: number, body: unknown) {
  const isText = typeof body === 'string';
  res.writeHead(status, {
    'content-type': isText ? 'text/html' : 'application/json',
  });
  res.end(isText ? body : JSON.stringify(body));
}

/** The lists that both providers ask for, empty. */
const page = (hasNextPage: boolean) => {
  const list = { nodes: [], pageInfo: { hasNextPage, endCursor: 'next' } };
  return {
    organization: { membersWithRole: list, teams: list },
    repositoryOwner: { login: 'organisation', repositories: list },
  };
};

/** Ways in which a Git host fails to answer. */
const failures: Readonly<Record<string, Answer>> = {
  'a server error': (_first, res) => send(res, 500, { message: 'no' }),
  'a bad gateway in HTML': (_first, res) => send(res, 502, '<h1>502</h1>'),
  'a login page with status 200': (_first, res) =>
    send(res, 200, '<html>Sign in</html>'),
  'a refused token': (_first, res) => send(res, 401, { message: 'no' }),
  'an error without data': (_first, res) =>
    send(res, 200, { data: null, errors: [{ message: 'no' }] }),
  'an error beside an empty list': (_first, res) =>
    send(res, 200, {
      data: page(false),
      errors: [{ message: 'RESOURCE_LIMITS_EXCEEDED' }],
    }),
  'an organisation that is hidden': (_first, res) =>
    send(res, 200, { data: { organization: null, repositoryOwner: null } }),
  'a body that is cut off': (_first, res) => {
    res.writeHead(200, {
      'content-type': 'application/json',
      'content-length': '5000',
    });
    res.write('{"data":{"organization":{');
    setTimeout(() => res.destroy(), 20);
  },
  silence: () => undefined,
  'a body that stops coming': (_first, res) => {
    res.writeHead(200, { 'content-type': 'application/json' });
    res.write('{"data":{"organization":{');
  },
  'a second page that fails': (isFirst, res) =>
    isFirst
      ? send(res, 200, { data: page(true) })
      : send(res, 400, { message: 'no' }),
};

async function isFirstPage(req: IncomingMessage): Promise<boolean> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) {
    chunks.push(chunk);
  }
  const { variables } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  return !variables.cursor && !variables.endCursor;
}

const atOnce: SchedulerServiceTaskRunner = {
  run: async task => {
    await task.fn(new AbortController().signal);
  },
};

function providersFor(host: string): readonly EntityProvider[] {
  const logger = mockServices.logger.mock({ child: () => logger });
  const config = new ConfigReader({
    integrations: {
      github: [{ host, apiBaseUrl: `http://${host}/api/v3`, token: 'token' }],
    },
    catalog: {
      providers: {
        github: {
          organisation: {
            host,
            organization: 'organisation',
            validateLocationsExist: true,
          },
        },
      },
    },
  });
  return [
    ...GithubEntityProvider.fromConfig(config, { logger, schedule: atOnce }),
    GithubMultiOrgEntityProvider.fromConfig(config, {
      id: 'organisation',
      githubUrl: `http://${host}`,
      orgs: ['organisation'],
      logger,
      schedule: atOnce,
    }),
  ];
}

/** How many times each provider replaced what the catalog knows. */
async function replacementsAfter(answer: Answer): Promise<readonly number[]> {
  const server = createServer(async (req, res) =>
    answer(await isFirstPage(req), res),
  );
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  try {
    return await Promise.all(
      providersFor(`127.0.0.1:${port}`).map(async provider => {
        const applyMutation = jest.fn(async () => undefined);
        await provider.connect({
          applyMutation,
          refresh: async () => undefined,
        });
        return applyMutation.mock.calls.length;
      }),
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('a Git host that does not answer', () => {
  let stop: () => void;
  beforeAll(() => {
    const logger = mockServices.logger.mock();
    // The deadlines of the backend, only shorter.
    stop = limitUndiciRequests({
      limits: { firstByteMs: 1000, betweenBytesMs: 1000, exempt: [] },
      hosts: new SilentHosts(logger),
      logger,
    });
  });
  afterAll(() => stop());

  // One test for all, because the provider waits 14 seconds in all before it gives a server error or a silence up.
  it('deletes no component, person or team, however it fails', async () => {
    const outcomes = await Promise.all(
      Object.entries(failures).map(
        async ([what, answer]) =>
          [what, await replacementsAfter(answer)] as const,
      ),
    );

    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(Object.keys(failures).map(what => [what, [0, 0]])),
    );
  }, 120_000);

  it('is told apart from one that answers with an empty organisation', async () => {
    const replacements = await replacementsAfter((_first, res) =>
      send(res, 200, { data: page(false) }),
    );

    expect(replacements).toEqual([1, 1]);
  });
});
