import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import type { Json } from '../../clusters/objects/json';
import { shapeDifferences } from '../../recorded/shape';
import {
  gitHostUnderTest,
  START_PATIENCE_MS,
  TEST_PORT_BASE,
  type GitHostUnderTest,
} from '../../testing/git-host-under-test';
import { WebhookExamples } from '../../testing/webhook-examples';

const PORT = TEST_PORT_BASE + 22;
const REPO = '/repos/saltmarsh/tide-bells';
const WORKFLOW =
  'name: ci\non:\n  push:\n    branches: [main]\njobs:\n  service:\n    uses: saltmarsh/pipelines/.github/workflows/service.yml@v2\n    with:\n      service: tide-bells\n';
const MANIFEST =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: tide-bells\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: IMAGE_PLACEHOLDER\n';

/** What an example may have or lack for reasons that are not the shape of the event. */
const OPTIONAL = [
  // Only for hooks of an app, and for repositories of an organisation.
  'installation',
  'organization',
  // Younger than most of the examples; GitHub sends them today.
  'custom_properties',
  'has_discussions',
  'allow_forking',
  'state_reason',
  'issue.timeline_url',
  'issue.performed_via_github_app',
  'workflow_run.referenced_workflows',
  'workflow',
  // Of an issue that is a pull request.
  'issue.draft',
];

const payload = z.record(z.string(), z.json());
const examples = new WebhookExamples();
const received = new Map<string, Json[]>();
let tested: GitHostUnderTest;
let server: Server;

beforeAll(async () => {
  tested = await gitHostUnderTest();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = payload.parse(JSON.parse(Buffer.concat(chunks).toString()));
      const event = String(request.headers['x-github-event']);
      const kind = [event, body.action].filter(Boolean).join('.');
      received.set(kind, [...(received.get(kind) ?? []), body]);
      response.end('ok');
    });
  }).listen(PORT, '127.0.0.1');
  await everythingHappens();
}, START_PATIENCE_MS);

afterAll(async () => {
  server.close();
  await tested.close();
});

async function send(
  method: string,
  path: string,
  body: unknown,
): Promise<void> {
  const response = await tested.ask(path, {
    method,
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${await response.text()}`);
  }
}

const put = (path: string, text: string, branch = 'main') =>
  send('PUT', `${REPO}/contents/${path}`, {
    message: `Add ${path}`,
    content: Buffer.from(text).toString('base64'),
    branch,
  });

/** A service from its first commit until it runs in staging, a pull request, a question: each with its webhooks. */
async function everythingHappens(): Promise<void> {
  const config = { url: `http://127.0.0.1:${PORT}/`, content_type: 'json' };
  await send('POST', '/orgs/saltmarsh/hooks', { config, events: ['*'] });
  await send('POST', '/orgs/saltmarsh/repos', {
    name: 'tide-bells',
    auto_init: true,
  });
  await send('POST', `${REPO}/hooks`, { config, events: ['star'] });
  await put('deploy/base/deployment.yaml', MANIFEST);
  await put('.github/workflows/ci.yml', WORKFLOW);
  const head = z
    .object({ object: z.object({ sha: z.string() }) })
    .parse(await (await tested.ask(`${REPO}/git/ref/heads/main`)).json());
  await send('POST', `${REPO}/git/refs`, {
    ref: 'refs/heads/topic',
    sha: head.object.sha,
  });
  await put('NOTE.md', 'one\n', 'topic');
  const open = { title: 'A note', head: 'topic', base: 'main' };
  await send('POST', `${REPO}/pulls`, open);
  await send('PUT', `${REPO}/pulls/1/merge`, { merge_method: 'squash' });
  await send('PATCH', `${REPO}/git/refs/heads/topic`, {
    sha: head.object.sha,
    force: true,
  });
  await send('POST', `${REPO}/issues`, { title: 'How?', labels: ['how-to'] });
  await send('PATCH', `${REPO}/issues/2`, { state: 'closed' });
  const other = { name: 'old-bells', auto_init: true };
  await send('POST', '/orgs/saltmarsh/repos', other);
  await send('PATCH', '/repos/saltmarsh/old-bells', { name: 'new-bells' });
  for (let seconds = 0; seconds < 60; seconds += 2) {
    await tested.clock.advance(2_000);
    await new Promise(resolve => setTimeout(resolve, 100));
    if (
      received.has('deployment_status.created') &&
      received.has('workflow_run.completed')
    ) {
      return;
    }
  }
}

describe('webhooks carry what GitHub sends', () => {
  it.each([
    ['ping', undefined],
    ['push', undefined],
    ['repository', 'created'],
    ['repository', 'renamed'],
    ['pull_request', 'opened'],
    ['pull_request', 'closed'],
    ['issues', 'opened'],
    ['issues', 'closed'],
    ['workflow_run', 'requested'],
    ['workflow_run', 'in_progress'],
    ['workflow_run', 'completed'],
    ['workflow_job', 'queued'],
    ['workflow_job', 'in_progress'],
    ['workflow_job', 'completed'],
    ['deployment', 'created'],
    ['deployment_status', 'created'],
  ] as const)('%s %s', (event, action) => {
    const ours = received.get([event, action].filter(Boolean).join('.')) ?? [];
    expect(ours).not.toEqual([]);
    expect(
      shapeDifferences(examples.of(event, action), ours, {
        optional: OPTIONAL,
      }),
    ).toEqual([]);
  });

  it('says of a push whether it took commits away', () => {
    const pushes = z
      .array(z.looseObject({ ref: z.string(), forced: z.boolean() }))
      .parse(received.get('push'));
    const forced = pushes.filter(push => push.forced);
    expect(pushes.length).toBeGreaterThan(forced.length);
    expect(forced).toEqual([
      expect.objectContaining({ ref: 'refs/heads/topic', deleted: false }),
    ]);
  });
});
