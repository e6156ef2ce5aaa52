import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  serve,
  testProxy,
  type TestServer,
} from '@groundwork/source-client/testing';

// The command is a process of its own, which takes its time on a busy machine.
jest.setTimeout(120_000);

let cluster: TestServer;
let folder: string;

beforeEach(async () => {
  cluster = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"gitVersion":"v1.33.0","major":"1","minor":"33"}');
  });
  folder = await mkdtemp(join(tmpdir(), 'sources-'));
});

afterEach(async () => {
  await cluster.close();
  await rm(folder, { recursive: true });
});

/** What the doctor says of one cluster of each way to credentials. */
async function doctor(
  providers: readonly string[],
  { url = cluster.url, env = {} }: { url?: string; env?: object } = {},
): Promise<ReadonlyMap<string, string>> {
  const file = join(folder, 'app-config.json');
  const clusters = providers.map(authProvider => ({
    name: authProvider,
    url,
    authProvider,
  }));
  await writeFile(
    file,
    JSON.stringify({
      kubernetes: {
        clusterLocatorMethods: [{ type: 'config', clusters }],
      },
    }),
  );
  const report = await new Promise<string>(resolve => {
    execFile(
      process.execPath,
      // eslint-disable-next-line no-restricted-syntax -- only this test runs it
      [join(__dirname, '../../bin/groundwork'), 'doctor', '--config', file],
      {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
          AWS_SECRET_ACCESS_KEY: 'example',
          ...env,
        },
      },
      (_, stdout, stderr) => resolve(`${stdout}${stderr}`),
    );
  });
  return new Map(
    providers.map(name => [
      name,
      report
        .split('\n')
        .filter(line => line.includes(` ${name}`))
        .join('\n'),
    ]),
  );
}

it('the command line asks clusters with the credentials that the portal would have, and names those that need a visitor', async () => {
  const said = await doctor(['aws', 'localKubectlProxy', 'oidc']);

  expect(said.get('aws')).toContain('Kubernetes v1.33.0 answers');
  expect(said.get('localKubectlProxy')).toContain('Kubernetes v1.33.0 answers');
  expect(said.get('oidc')).toMatch(
    /passes on the token of whoever looks at a page, and here nobody does/,
  );
  const credentials = new Set(
    cluster.requests.map(({ headers }) =>
      headers.authorization?.replace(/v1\..*/, 'v1'),
    ),
  );
  expect([...credentials].sort()).toEqual(['Bearer k8s-aws-v1', undefined]);
});

it('the command line goes through the proxy of the environment, and past it to what is excepted', async () => {
  const proxy = await testProxy(cluster);
  const through = async (noProxy: string) => {
    const said = await doctor(['localKubectlProxy'], {
      url: 'http://cluster.invalid:6443',
      env: { HTTP_PROXY: proxy.url, NO_PROXY: noProxy },
    });
    return said.get('localKubectlProxy');
  };

  expect(await through('')).toContain('Kubernetes v1.33.0 answers');
  expect(new Set(proxy.tunnels)).toEqual(new Set(['cluster.invalid:6443']));
  const before = proxy.tunnels.length;
  expect(await through('.invalid')).toMatch(/cannot be reached/);
  expect(proxy.tunnels).toHaveLength(before);
  await proxy.close();
});
