/** Everything that the command line asks of outside systems, in front of each way in which they fail. */
import { ConfigReader } from '@backstage/config';
import {
  clusterSubject,
  organisation,
  selects,
  sourceSubject,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import { collectFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { SourceClients } from '@groundwork/source-client';
import {
  failingServer,
  failureKinds,
  reasonFor,
  serve,
  testCertificate,
  type FailureKind,
} from '@groundwork/source-client/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectorSets } from './commands/assess/assess';
import { readOrganisationCatalog } from './commands/assess/organisationCatalog';
import { examineArgocd } from './commands/doctor/examinations/argocd';
import { examineClusters } from './commands/doctor/examinations/clusters';
import { examineGitHosts } from './commands/doctor/examinations/gitHosts';
import { examinePagerduty } from './commands/doctor/examinations/pagerduty';

const register = { repository: 'acme/register', path: 'register.yaml' };

function sourcesAt(url: string, cluster: object = {}): SourceClients {
  const { host } = new URL(url);
  const config = new ConfigReader({
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            { name: 'odd', url, serviceAccountToken: 'canary', ...cluster },
          ],
        },
      ],
    },
    argocd: {
      appLocatorMethods: [
        { type: 'config', instances: [{ name: 'odd', url, token: 'canary' }] },
      ],
    },
    integrations: {
      github: [{ host, apiBaseUrl: url, token: 'canary' }],
    },
    jenkins: { instances: [{ name: 'default', baseUrl: url }] },
    catalog: { providers: { github: { host, organization: 'acme' } } },
    readiness: {
      registers: { attestations: register, declarations: register },
      pagerduty: [{ name: 'odd', apiBaseUrl: url, token: 'canary' }],
      scaffolder: {
        instances: [{ name: 'odd', baseUrl: url, token: 'canary' }],
      },
      tickets: [
        { kind: 'github', name: 'odd', repository: 'acme/support' },
        { kind: 'jira', name: 'odd', project: 'ODD' },
      ],
    },
    jira: {
      instances: [
        { name: 'odd', baseUrl: url, email: 'a@b.test', apiToken: 'canary' },
      ],
    },
  });
  return SourceClients.fromConfig(config, {
    waiting: { sleep: async () => undefined },
  });
}

/** One of each kind that a collector of an outside system looks at. */
const subjects: readonly Subject[] = [
  clusterSubject('odd', 'production'),
  sourceSubject('odd', 'argocd'),
  sourceSubject('odd', 'scaffolder'),
  sourceSubject('odd', 'github-tickets'),
  sourceSubject('odd', 'jira-tickets'),
  organisation,
  {
    kind: 'Component',
    ref: 'component:default/ledger',
    name: 'ledger',
    type: 'service',
    lifecycle: 'production',
    annotations: {
      'github.com/project-slug': 'acme/ledger',
      'jenkins.io/job-full-name': 'folder/ledger',
      'backstage.io/techdocs-ref': 'dir:.',
    },
  },
];

/** What the words of the source client say of each. */
const words: Readonly<Record<FailureKind, RegExp>> = {
  'bad token': /does not accept the portal’s credentials \(401\)/,
  'missing right': /does not let the portal read .* \(403\)/,
  'not there': /\(404\)|no such/,
  'too many requests': /asks the portal to slow down/,
  'error of its own': /failed to answer .* \(500\)/,
  // Asked for the third time the gate answers in its place.
  'gateway gave up': /did not answer in time/,
  silent: /did not answer in time/,
  'stops in the body': /did not answer in time/,
  'cut off': /failed to answer/,
  'sign-in page': /cannot be understood/,
  'deep JSON': /cannot be understood/,
  'another shape': /cannot be understood/,
  'huge body': /is longer than 4 MiB/,
  'points elsewhere': /cannot be read \(302\)/,
  'points to itself forever': /cannot be read \(302\)/,
  'wrong certificate': /a certificate that the portal does not trust/,
  'cut before an answer': /failed to answer/,
  'nobody there': /cannot be reached/,
};

/** GitHub hides a repository that the account may not see, Jira a project. */
const hidden = { 'not there': 'forbidden' } as const;

/** Who means something else by it; `observed` and `absent` are answers. */
const meanings: Readonly<Record<string, Partial<Record<FailureKind, string>>>> =
  {
    'github:pipeline': hidden,
    'github:documentation': hidden,
    'github:service-origin': hidden,
    'github:early-touches': hidden,
    'github:tickets': hidden,
    'jira:tickets': hidden,
    'github:attestation': hidden,
    // It is YAML in which everything may be left out.
    'github:declaration': { ...hidden, 'another shape': 'observed' },
  };

/** Registers are files: what stands in them is said in words of their own. */
const inAFile: ReadonlySet<FailureKind> = new Set([
  'another shape',
  'deep JSON',
  'sign-in page',
]);

function recordOf(collector: string, kind: FailureKind): object {
  const meant = meanings[collector]?.[kind];
  if (meant === 'absent' || meant === 'observed') {
    return { outcome: meant };
  }
  const isFile = /:(attestation|declaration)$/.test(collector);
  const says = meant || (isFile && inAFile.has(kind)) ? /./ : words[kind];
  return {
    outcome: 'failed',
    reason: meant ?? reasonFor(kind),
    message: expect.stringMatching(says),
  };
}

/** Some collectors know from the beginning where they look. */
function collectorsAt(sources: SourceClients) {
  return collectorSets(sources, [])
    .flatMap(set => set.collectors)
    .map(({ collector }) => collector)
    .filter(({ id }) => !id.startsWith('catalog:'));
}

const collectors = collectorsAt(sourcesAt('http://host.test'));

/** Long where only a broken test would wait for it. */
async function withFailing<T>(
  kind: FailureKind,
  read: (sources: SourceClients) => Promise<T>,
): Promise<T> {
  const server = await failingServer(kind);
  const everywhere = sourcesAt(server.url);
  try {
    return await read(
      everywhere.within({
        timeoutMs: reasonFor(kind) === 'timeout' ? 300 : 20_000,
        maxBodyBytes: 4 * 1024 * 1024,
      }),
    );
  } finally {
    await everywhere.close();
    await server.close();
  }
}

describe.each(collectors.map(collector => ({ id: collector.id, collector })))(
  'the collector $id',
  ({ id, collector: { appliesTo } }) => {
    const subject = subjects.find(each => selects(appliesTo, each));

    it.each(failureKinds)(
      'fails with the reason of the source client: %s',
      async kind => {
        const [record] = await withFailing(kind, async sources => {
          const collector = collectorsAt(sources).find(each => each.id === id);
          return collector && subject
            ? collectFixture(collector, [subject], { sources })
            : [];
        });
        expect(record).toMatchObject(recordOf(id, kind));
        expect(JSON.stringify(record)).not.toContain('canary');
      },
    );
  },
);

describe('assess', () => {
  it.each(failureKinds)(
    'stops without the catalog of the organisation, in the same words: %s',
    async kind => {
      await expect(
        withFailing(kind, sources => readOrganisationCatalog(sources)),
      ).rejects.toThrow(words[kind]);
    },
  );
});

describe('the doctor', () => {
  it.each(failureKinds)('calls nothing readable that is: %s', async kind => {
    const findings = await withFailing(kind, async sources => [
      await examineClusters(sources).examine(),
      await examineArgocd(sources).examine(),
      await examineGitHosts(sources).examine(),
      await examinePagerduty(sources).examine(),
    ]);
    for (const [first, ...rest] of findings) {
      // A cluster that answers 403 may hide no more than its version.
      expect(first?.outcome).toMatch(/^(cannot-be-read|not-examined)$/);
      expect(
        [first, ...rest].filter(each => each?.outcome === 'can-be-read'),
      ).toEqual([]);
    }
  });
});

describe('a cluster whose authority is a file', () => {
  it('is read, and is not when the file is another one or gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'authority-'));
    const certificate = await testCertificate();
    const right = join(folder, 'right.pem');
    const wrong = join(folder, 'wrong.pem');
    await writeFile(right, certificate.cert);
    await writeFile(wrong, (await testCertificate()).cert);
    const server = await serve(
      (request, response) =>
        response.end(
          JSON.stringify(
            request.url?.startsWith('/version')
              ? { gitVersion: 'v1.35.0', major: '1', minor: '35' }
              : { groups: [], items: [] },
          ),
        ),
      { certificate },
    );
    const profile = collectors.find(
      ({ id }) => id === 'kubernetes:cluster-profile',
    );
    const look = async (caFile: string) => {
      const sources = sourcesAt(server.url, { caFile });
      const records = profile
        ? await collectFixture(profile, subjects[0] ?? [], { sources })
        : [];
      const [finding] = await examineClusters(sources).examine();
      await sources.close();
      return [records[0]?.outcome, records[0]?.reason, finding?.says];
    };
    const untrusted = expect.stringMatching(/certificate/);

    expect(await look(right)).toEqual([
      'observed',
      undefined,
      'Kubernetes v1.35.0 answers',
    ]);
    expect(await look(wrong)).toEqual(['failed', 'tls', untrusted]);
    expect(await look(join(folder, 'gone.pem'))).toEqual([
      'failed',
      'tls',
      expect.stringContaining('gone.pem'),
    ]);
    await server.close();
    await rm(folder, { recursive: true });
  });
});
