import { ConfigReader } from '@backstage/config';
import { z } from 'zod';
import { argocdOf } from './argocd';
import { githubOf } from './github';
import { jenkinsOf, jobPath } from './jenkins';
import { jiraOf } from './jira';
import { clustersOf } from './kubernetes';
import { pagerdutyOf } from './pagerduty';
import { registriesOf } from './registry';
import { SourceClients, SourceError, type FailureReason } from './index';
import {
  failingServer,
  failureKinds,
  reasonFor,
  type FailureKind,
} from './testing';

/** Long where only a broken test would wait for it. */
function limits(kind: FailureKind) {
  return {
    timeoutMs: reasonFor(kind) === 'timeout' ? 300 : 20_000,
    maxBodyBytes: 4 * 1024 * 1024,
  };
}

function sourcesAt(url: string): SourceClients {
  return SourceClients.fromConfig(
    new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              { name: 'odd', url, serviceAccountToken: 'cluster-token' },
            ],
          },
        ],
      },
      argocd: {
        appLocatorMethods: [
          {
            type: 'config',
            instances: [{ name: 'odd', url, token: 'argocd-token' }],
          },
        ],
      },
      integrations: {
        github: [{ host: 'odd', apiBaseUrl: url, token: 'github-token' }],
      },
      jenkins: {
        instances: [
          { name: 'odd', baseUrl: url, username: 'u', apiKey: 'jenkins-token' },
        ],
      },
      jira: {
        instances: [
          { name: 'odd', baseUrl: url, email: 'u@odd', apiToken: 'jira-token' },
        ],
      },
      groundwork: {
        registries: [
          { host: 'odd', url, username: 'u', password: 'registry-token' },
        ],
      },
      readiness: {
        pagerduty: [{ name: 'odd', apiBaseUrl: url, token: 'pager-token' }],
      },
    }),
  );
}

/** One read of each system, and what it means otherwise than the rest. */
const systems: ReadonlyArray<{
  readonly name: string;
  readonly begins: string;
  readonly read: (sources: SourceClients) => Promise<unknown>;
  readonly means?: Partial<Record<FailureKind, FailureReason>>;
  /** What is no failure there. */
  readonly answers?: readonly FailureKind[];
}> = [
  {
    name: 'Kubernetes',
    begins: 'Cluster odd',
    read: sources =>
      clustersOf(sources)
        .client('odd')
        .list(
          { group: 'apps', version: 'v1', resource: 'deployments' },
          z.any(),
        ),
    // The cluster has no such kind.
    answers: ['not there'],
  },
  {
    name: 'Argo CD',
    begins: 'Argo CD odd',
    read: sources => argocdOf(sources).client('odd').applications(z.any()),
  },
  {
    name: 'GitHub',
    begins: 'Git host odd',
    read: sources =>
      githubOf(sources)
        .client({ host: 'odd', owner: 'acme', name: 'ledger' })
        .request('GET /repos/{owner}/{repo}', {
          owner: 'acme',
          repo: 'ledger',
        }),
    // GitHub hides a repository that the account may not see.
    means: { 'not there': 'forbidden' },
    // Whoever asks for one thing says what it looks like.
    answers: ['another shape'],
  },
  {
    name: 'Jenkins',
    begins: 'Jenkins odd',
    read: async sources => {
      const jenkins = jenkinsOf(sources);
      const address = jenkins.jobOf('odd:folder/job');
      return (
        address &&
        jenkins
          .client(address.controller)
          .read(`${jobPath(address.job)}/api/json`, z.any())
      );
    },
    answers: ['another shape'],
  },
  {
    name: 'Jira',
    begins: 'Jira odd',
    read: async sources => {
      const jira = jiraOf(sources);
      await jira.checkProject(jira.instance('odd'), 'PLAT');
    },
    // Jira hides a project that the account may not browse.
    means: { 'not there': 'forbidden' },
  },
  {
    name: 'PagerDuty',
    begins: 'PagerDuty odd',
    read: async sources => {
      const pagerduty = pagerdutyOf(sources);
      return Promise.all(
        pagerduty.all.map(account =>
          pagerduty.page(account, {
            ...{ name: 'services', schema: z.unknown(), offset: 0 },
            what: 'the list of services',
          }),
        ),
      );
    },
  },
  {
    name: 'Registry',
    begins: 'Registry odd',
    read: sources =>
      registriesOf(sources).commitOf({
        ...{
          registry: 'odd',
          repository: 'ledger',
          shortName: 'ledger',
          tag: '1.4.0',
        },
      }),
    // It has no such image; and everything in a manifest may be left out.
    answers: ['not there', 'another shape'],
  },
];

/** Advice by kind of failure and reason; the right that is missing has another name in each system. */
const told = new Map<string, Set<string>>();

async function endOf(
  kind: FailureKind,
  read: (sources: SourceClients) => Promise<unknown>,
): Promise<unknown> {
  const server = await failingServer(kind);
  const sources = sourcesAt(server.url);
  try {
    return await read(sources.within(limits(kind)));
  } catch (error) {
    return error;
  } finally {
    await sources.close();
    await server.close();
  }
}

describe.each(systems)(
  '$name',
  ({ begins, read, means = {}, answers = [] }) => {
    it.each(failureKinds.filter(kind => !answers.includes(kind)))(
      'tells a server that is: %s',
      async kind => {
        const end = await endOf(kind, read);
        const reason = means[kind] ?? reasonFor(kind);
        expect(end).toBeInstanceOf(SourceError);
        expect(end).toMatchObject({ reason });
        const { message, remedy, stack } = end as SourceError;
        expect(message).toContain(begins);
        expect(remedy).not.toBe('');
        const key = `${kind} ${reason}`;
        const advice = told.get(key) ?? new Set();
        told.set(key, advice.add(remedy.replace(/ the right .*$/, '')));
        expect(`${message} ${stack}`).not.toMatch(/-token|Sign in/);
      },
    );

    it('has an answer where there is none elsewhere', async () => {
      for (const kind of answers) {
        expect(await endOf(kind, read)).not.toBeInstanceOf(Error);
      }
    });
  },
);

it('the same failure is followed by the same advice everywhere', () => {
  expect([...told].filter(([, advice]) => advice.size > 1)).toEqual([]);
});
