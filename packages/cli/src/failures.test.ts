/** Everything that the command line asks of outside systems, in front of each way in which they fail. */
import {
  clusterSubject,
  organisation,
  selects,
  sourceSubject,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import { collectFixture } from '@groundwork/plugin-readiness-node/testUtils';
import type { SourceClients } from '@groundwork/source-client';
import {
  failureKinds,
  failureWords,
  reasonFor,
  serve,
  testCertificate,
  type FailureKind,
} from '@groundwork/source-client/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcesAt, withFailing } from './__testUtils__/failingSources';
import { collectorSets } from './commands/assess/assess';
import { readOrganisationCatalog } from './commands/assess/organisationCatalog';
import { examineArgocd } from './commands/doctor/examinations/argocd';
import { examineClusters } from './commands/doctor/examinations/clusters';
import { examineGitHosts } from './commands/doctor/examinations/gitHosts';
import { examineJenkins } from './commands/doctor/examinations/jenkins';
import { examinePagerduty } from './commands/doctor/examinations/pagerduty';
import { examineScaffolders } from './commands/doctor/examinations/scaffolders';
import { examineTickets } from './commands/doctor/examinations/tickets';

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
  const says =
    meant || (isFile && inAFile.has(kind)) ? /./ : failureWords[kind];
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
      ).rejects.toThrow(failureWords[kind]);
    },
  );
});

/** The doctor says of a status what it means for a right; of everything else it says what everybody says. */
const isStatus = (kind: FailureKind) =>
  /^(bad token|missing right|not there|too many requests|error of its own|gateway gave up|another shape)$/.test(
    kind,
  );

describe('the doctor', () => {
  it.each(failureKinds)('calls nothing readable that is: %s', async kind => {
    const findings = await withFailing(kind, async sources => [
      await examineClusters(sources).examine(),
      await examineArgocd(sources).examine(),
      await examineGitHosts(sources).examine(),
      await examineJenkins(sources).examine(),
      await examineTickets(sources).examine(),
      await examinePagerduty(sources).examine(),
      await examineScaffolders(sources).examine(),
    ]);
    for (const [first, ...rest] of findings) {
      // A cluster that answers 403 may hide no more than its version.
      expect(first?.outcome).toMatch(/^(cannot-be-read|not-examined)$/);
      expect(first?.says).toMatch(isStatus(kind) ? /./ : failureWords[kind]);
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
