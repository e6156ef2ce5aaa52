import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createHmac } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import {
  gitHostUnderTest,
  START_PATIENCE_MS,
  TEST_PORT_BASE,
  type GitHostUnderTest,
} from '../testing/git-host-under-test';
import { GIT_READER_TOKEN, GIT_TOKEN } from './rest/access';

const run = promisify(execFile);
const SECRET = 'webhook-secret';
const MANIFEST =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: tide-tables\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: IMAGE_PLACEHOLDER\n';
const WORKFLOW =
  'name: ci\non:\n  push:\n    branches: [main]\njobs:\n  service:\n    uses: saltmarsh/pipelines/.github/workflows/service.yml@v2\n    with:\n      service: tide-tables\n';

let tested: GitHostUnderTest;
let folder: string;
let hookServer: Server;
const deliveries: {
  readonly event: string;
  readonly valid: boolean;
  readonly body: unknown;
}[] = [];

beforeAll(async () => {
  tested = await gitHostUnderTest();
  folder = await mkdtemp(join(tmpdir(), 'groundwork-git-'));
  hookServer = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks);
      const expected = `sha256=${createHmac('sha256', SECRET)
        .update(text)
        .digest('hex')}`;
      deliveries.push({
        event: String(request.headers['x-github-event']),
        valid: request.headers['x-hub-signature-256'] === expected,
        body: JSON.parse(text.toString()),
      });
      response.end('ok');
    });
  }).listen(TEST_PORT_BASE + 23, '127.0.0.1');
}, START_PATIENCE_MS);

afterAll(async () => {
  hookServer.close();
  await tested.close();
  await rm(folder, { recursive: true, force: true });
});

const remote = (repository: string, token = GIT_TOKEN) =>
  `http://anyone:${token}@localhost:${
    TEST_PORT_BASE + 1
  }/saltmarsh/${repository}.git`;

async function git(cwd: string, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
  const { stdout } = await run(
    'git',
    [
      '-c',
      'user.name=Ada Quill',
      '-c',
      'user.email=ada-quill@saltmarsh.example',
      ...args,
    ],
    { cwd, env },
  );
  return stdout.trim();
}

async function post(path: string, body: unknown): Promise<Response> {
  return tested.ask(path, { method: 'POST', body: JSON.stringify(body) });
}

describe('git itself', () => {
  it('clones the history, pushes, and fetches what somebody else pushed', async () => {
    await git(folder, 'clone', '-q', remote('ledger-core'), 'mine');
    await git(
      folder,
      'clone',
      '-q',
      '--depth',
      '1',
      remote('ledger-core'),
      'theirs',
    );
    expect(
      Number(await git(join(folder, 'mine'), 'rev-list', '--count', 'HEAD')),
    ).toBeGreaterThan(5);

    await writeFile(join(folder, 'mine', 'NOTE.md'), 'one\n');
    await git(join(folder, 'mine'), 'add', '-A');
    await git(join(folder, 'mine'), 'commit', '-qm', 'Note');
    await git(join(folder, 'mine'), 'push', '-q', 'origin', 'HEAD:main');
    await git(join(folder, 'theirs'), 'fetch', '-q', 'origin', 'main');
    const sha = await git(join(folder, 'mine'), 'rev-parse', 'HEAD');
    expect(await git(join(folder, 'theirs'), 'rev-parse', 'FETCH_HEAD')).toBe(
      sha,
    );
    expect(
      await tested.host.repositories.readFile('ledger-core', 'main', 'NOTE.md'),
    ).toBe('one\n');
  });

  it('is refused without a token, and may not push with a reading one or into an archived repository', async () => {
    await expect(
      git(folder, 'ls-remote', remote('ledger-core', 'wrong')),
    ).rejects.toThrow();
    await expect(
      git(
        join(folder, 'mine'),
        'push',
        '-q',
        remote('ledger-core', GIT_READER_TOKEN),
        'HEAD:refs/heads/other',
      ),
    ).rejects.toThrow('403');
    await expect(
      git(
        join(folder, 'mine'),
        'push',
        '-q',
        remote('telephone-banking'),
        'HEAD:refs/heads/other',
      ),
    ).rejects.toThrow('403');
  });
});

describe('a pushed service', () => {
  it('travels through its pipeline into the GitOps repository, with runs, deployments and signed webhooks', async () => {
    await post('/orgs/saltmarsh/hooks', {
      config: {
        url: `http://127.0.0.1:${TEST_PORT_BASE + 23}/`,
        content_type: 'json',
        secret: SECRET,
      },
      events: ['*'],
    });
    expect(
      (
        await post('/orgs/saltmarsh/repos', {
          name: 'tide-tables',
          private: true,
        })
      ).status,
    ).toBe(201);
    const work = join(folder, 'tide-tables');
    await git(folder, 'init', '-q', '-b', 'main', work);
    await run('mkdir', [
      '-p',
      join(work, '.github/workflows'),
      join(work, 'deploy/base'),
      join(work, 'deploy/staging'),
    ]);
    await writeFile(join(work, '.github/workflows/ci.yml'), WORKFLOW);
    await writeFile(join(work, 'deploy/base/deployment.yaml'), MANIFEST);
    await writeFile(
      join(work, 'deploy/staging/config.yaml'),
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: tide-tables\ndata:\n  revision: REVISION_PLACEHOLDER\n',
    );
    await git(work, 'add', '-A');
    await git(work, 'commit', '-qm', 'Begin');
    await git(work, 'push', '-q', remote('tide-tables'), 'main');
    const sha = await git(work, 'rev-parse', 'HEAD');

    const runs = await eventually(async () => {
      const listed = z
        .object({
          workflow_runs: z.array(
            z.looseObject({
              id: z.number(),
              status: z.string(),
              head_sha: z.string(),
              referenced_workflows: z.array(z.object({ path: z.string() })),
            }),
          ),
        })
        .parse(
          await (
            await tested.ask('/repos/saltmarsh/tide-tables/actions/runs')
          ).json(),
        );
      return listed.workflow_runs.length > 0 ? listed.workflow_runs : undefined;
    });
    expect(runs[0]).toMatchObject({
      status: 'queued',
      head_sha: sha,
      referenced_workflows: [
        { path: 'saltmarsh/pipelines/.github/workflows/service.yml@v2' },
      ],
    });

    await tested.clock.advance(3_000);
    expect(await statusOf(runs[0]?.id)).toEqual(['in_progress', null]);
    await eventually(async () => {
      await tested.clock.advance(2_000);
      return (await statusOf(runs[0]?.id))[0] === 'completed'
        ? true
        : undefined;
    });
    expect(await statusOf(runs[0]?.id)).toEqual(['completed', 'success']);

    const manifest = await tested.host.repositories.readFile(
      'gitops',
      'main',
      'staging/tide-tables/deployment.yaml',
    );
    expect(manifest).toContain('image: localhost:7102/tide-tables:1\n');
    expect(
      await tested.host.repositories.readFile(
        'gitops',
        'main',
        'staging/tide-tables/config.yaml',
      ),
    ).toContain(sha);
    expect(
      await tested.host.repositories.listFiles(
        'gitops',
        'main',
        'production/tide-tables',
      ),
    ).toEqual([]);
    expect(tested.images.find('tide-tables', '1')).toEqual({
      name: 'tide-tables',
      tag: '1',
      repository: 'tide-tables',
      revision: sha,
    });
    const [deployment] = z
      .array(
        z.object({
          environment: z.string(),
          sha: z.string(),
          statuses_url: z.string(),
        }),
      )
      .parse(
        await (
          await tested.ask('/repos/saltmarsh/tide-tables/deployments')
        ).json(),
      );
    expect(deployment).toMatchObject({ environment: 'staging', sha });
    const statuses = await (
      await tested.ask(deployment?.statuses_url ?? '')
    ).json();
    expect(statuses).toMatchObject([
      { state: 'success' },
      { state: 'in_progress' },
    ]);

    await eventually(async () =>
      deliveries.some(each => each.event === 'deployment_status')
        ? true
        : undefined,
    );
    expect(deliveries.every(each => each.valid)).toBe(true);
    expect(new Set(deliveries.map(each => each.event))).toEqual(
      new Set([
        'ping',
        'repository',
        'push',
        'workflow_run',
        'workflow_job',
        'deployment',
        'deployment_status',
      ]),
    );
    expect(tested.errors).toEqual([]);
  });

  it('runs again as a second attempt that keeps the first', async () => {
    const { workflow_runs: runs } = z
      .object({ workflow_runs: z.array(z.object({ id: z.number() })) })
      .parse(
        await (
          await tested.ask('/repos/saltmarsh/tide-tables/actions/runs')
        ).json(),
      );
    expect(
      (
        await post(
          `/repos/saltmarsh/tide-tables/actions/runs/${runs[0]?.id}/rerun`,
          {},
        )
      ).status,
    ).toBe(201);
    const jobs = z.object({
      jobs: z.array(z.object({ run_attempt: z.number() })),
    });
    const all = jobs.parse(
      await (
        await tested.ask(
          `/repos/saltmarsh/tide-tables/actions/runs/${runs[0]?.id}/jobs?filter=all`,
        )
      ).json(),
    );
    expect(new Set(all.jobs.map(job => job.run_attempt))).toEqual(
      new Set([1, 2]),
    );
  });

  it('makes the deployment before it inactive when the next one succeeds', async () => {
    const states = await eventually(async () => {
      await tested.clock.advance(3_000);
      const listed = z
        .array(z.object({ statuses_url: z.string() }))
        .parse(
          await (
            await tested.ask('/repos/saltmarsh/tide-tables/deployments')
          ).json(),
        );
      const latest = await Promise.all(
        listed.map(
          async each =>
            z
              .array(z.object({ state: z.string() }))
              .parse(await (await tested.ask(each.statuses_url)).json())[0]
              ?.state,
        ),
      );
      return latest.includes('inactive') ? latest : undefined;
    });
    expect(states).toEqual(['success', 'inactive']);
  });
});

async function statusOf(id: number | undefined): Promise<readonly unknown[]> {
  const found = z
    .object({ status: z.string(), conclusion: z.string().nullable() })
    .parse(
      await (
        await tested.ask(`/repos/saltmarsh/tide-tables/actions/runs/${id}`)
      ).json(),
    );
  return [found.status, found.conclusion];
}

/** Git and webhooks take real time: ask until there is an answer. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let left = 100; left > 0; left -= 1) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 30));
  }
  throw new Error('it did not happen');
}
