import { ConfigReader } from '@backstage/config';
import type { Subject } from '@groundwork/plugin-readiness-common';
import { SourceClients } from '@groundwork/source-client';
import { deploymentEvent } from '../deployments/deploymentEvents';
import { githubEventDecoder } from '../eventCollectors';

const sources = SourceClients.fromConfig(
  new ConfigReader({
    integrations: {
      github: [
        { host: 'git.test', apiBaseUrl: 'https://git.test/api/v3', token: 't' },
      ],
    },
    readiness: {
      github: { delivery: { incidentRepositories: ['acme/incidents'] } },
    },
  }),
);
const service = (name: string, slug: string): Subject => ({
  kind: 'Component',
  ref: `component:default/${name}`,
  name,
  type: 'service',
  lifecycle: 'production',
  annotations: {
    'github.com/project-slug': slug,
    'backstage.io/source-location': `url:https://git.test/${slug}/`,
  },
});
const context = {
  services: [service('shop', 'acme/shop'), service('pay', 'acme/pay')],
  collectors: [],
  sources,
  asOf: new Date('2026-11-01T12:00:00Z'),
};
const decoder = githubEventDecoder(sources);
const repositoryOf = (slug: string, id = 42) => ({
  ...{ id, full_name: slug, default_branch: 'main' },
  html_url: `https://git.test/${slug}`,
});
const repository = repositoryOf('Acme/Shop');
const tell = (event: string, payload: object) =>
  decoder.decode({ topic: `github.${event}`, payload }, context);

const deployment = {
  ...{ id: 5, node_id: 'D_5', sha: 'a1'.repeat(20), task: 'deploy' },
  ...{ environment: 'production', created_at: '2026-11-01T10:00:00Z' },
};
const LOG = 'https://git.test/acme/shop/actions/runs/77/job/1';
const status = (state: string, log_url: string | null = LOG) => ({
  ...{ repository, deployment },
  deployment_status: { state, created_at: '2026-11-01T10:01:00Z', log_url },
});

describe('webhooks of GitHub', () => {
  it('say of a deployment the very fact that a reading finds', () => {
    const read = deploymentEvent(
      {
        ...{ id: 'D_5', databaseId: 5, commitOid: deployment.sha },
        ...{ environment: 'production', task: 'deploy' },
        createdAt: deployment.created_at,
        statuses: {
          nodes: [
            {
              state: 'success',
              createdAt: '2026-11-01T10:01:00Z',
              logUrl: LOG,
            },
          ],
        },
      },
      {
        id: '42',
        services: [context.services[0] ?? service('shop', 'acme/shop')],
        webUrl: 'https://git.test/Acme/Shop',
      },
      context.asOf,
    );
    expect(tell('deployment_status', status('success'))).toMatchObject({
      source: { kind: 'github', instance: 'git.test' },
      events: [read],
      places: [{ place: 'repository:42', service: 'component:default/shop' }],
      due: [],
      otherwise: { collector: 'github:deployments' },
    });
  });

  it('have a deployment read whose state does not name its run: it may be part of one', () => {
    const decoded = tell('deployment_status', status('success', ''));
    expect(decoded).toMatchObject({
      events: [],
      due: [
        {
          collector: 'github:deployments',
          services: ['component:default/shop'],
        },
      ],
    });
  });

  it('say nothing with a state that only says that a newer one took over, or with another task', () => {
    expect(tell('deployment_status', status('inactive'))).toBeUndefined();
    const migrated = { ...deployment, task: 'deploy:migrations' };
    expect(
      tell('deployment_status', { ...status('success'), deployment: migrated }),
    ).toBeUndefined();
  });

  it('are of nobody where no service names the repository, or the host is another one', () => {
    const other = { ...status('success'), repository: repositoryOf('acme/x') };
    expect(tell('deployment_status', other)).toBeUndefined();
    const elsewhere = {
      ...repository,
      html_url: 'https://evil.test/acme/shop',
    };
    expect(
      tell('deployment_status', {
        ...status('success'),
        repository: elsewhere,
      }),
    ).toBeUndefined();
  });

  const issue = {
    ...{ number: 3, title: 'Down', body: null, closed_at: null },
    created_at: '2026-11-01T09:00:00Z',
    updated_at: '2026-11-01T09:30:00Z',
    labels: [{ name: 'incident' }, { name: 'service:pay' }],
    comments: 0,
  };

  it('say of an incident what its issue says, also where the repository is no service’s', () => {
    const told = tell('issues', {
      ...{ action: 'opened', issue },
      repository: repositoryOf('acme/incidents', 7),
    });
    expect(told).toMatchObject({
      events: [{ kind: 'incident', id: '7#3', places: ['service:pay'] }],
      places: [{ place: 'service:pay', service: 'component:default/pay' }],
    });
    expect(told).not.toHaveProperty('evidence');
  });

  it('say nothing with an issue without the label, a pull request, or an issue that was deleted', () => {
    const from = { repository: repositoryOf('acme/incidents', 7) };
    const without = { ...issue, labels: [{ name: 'question' }] };
    const pull = { ...issue, pull_request: {} };
    expect([
      tell('issues', { ...from, action: 'opened', issue: without }),
      tell('issues', { ...from, action: 'opened', issue: pull }),
      tell('issues', { ...from, action: 'deleted', issue }),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('take an incident back when its label is taken away, and when another one is they say nothing', () => {
    const from = { repository: repositoryOf('acme/incidents', 7) };
    const without = { ...issue, labels: [{ name: 'service:pay' }] };
    const taken = (label: string) =>
      tell('issues', {
        ...{ ...from, action: 'unlabeled', issue: without },
        label: { name: label },
      });
    expect(taken('incident')).toMatchObject({
      events: [
        {
          id: '7#3',
          withdrawn: {
            atMs: Date.parse(issue.updated_at),
            reason: 'the label “incident” was taken away from acme/incidents#3',
          },
        },
      ],
    });
    expect(taken('question')).toBeUndefined();
  });

  it('have an incident read whose key another issue or a remark may say', () => {
    const from = { repository: repositoryOf('acme/incidents', 7) };
    const due = {
      events: [],
      due: [{ collector: 'github:incidents', source: { kind: 'github' } }],
    };
    const copy = { ...issue, body: 'Duplicate of #2' };
    expect(
      tell('issues', { ...from, action: 'opened', issue: copy }),
    ).toMatchObject(due);
    const over = { ...issue, comments: 1, closed_at: issue.updated_at };
    expect(
      tell('issues', { ...from, action: 'closed', issue: over }),
    ).toMatchObject(due);
  });

  it('are not understood without what they have to say, and the reason holds nothing of them', () => {
    expect(() =>
      tell('deployment_status', { repository, secret: 'hush' }),
    ).toThrow(/^deployment is missing$/);
  });
});
