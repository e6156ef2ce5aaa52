/** Every collector of events, and what the doctor says of each, in front of each way in which outside systems fail. */
import type { Subject } from '@groundwork/plugin-readiness-common';
import { runEventCollector } from '@groundwork/plugin-readiness-node';
import { KeptEvents } from '@groundwork/plugin-readiness-node/testUtils';
import { SourceError, type SourceClients } from '@groundwork/source-client';
import {
  failureKinds,
  failureWords,
  reasonFor,
  type FailureKind,
} from '@groundwork/source-client/testing';
import { sourcesAt, withFailing } from './__testUtils__/failingSources';
import { eventCollectors } from './commands/delivery/deliveries';
import { examineDeliveries } from './commands/doctor/examinations/deliveries';

jest.setTimeout(20_000);

const service: Subject = {
  ...{ kind: 'Component', ref: 'component:default/ledger', name: 'ledger' },
  annotations: {
    'github.com/project-slug': 'acme/ledger',
    'jenkins.io/job-full-name': 'folder/ledger',
    'pagerduty.com/service-id': 'PLEDGER',
  },
};

/** How the reading of the one part of a source ends, or of the list of its parts. */
async function endOf(id: string, sources: SourceClients) {
  const registration = eventCollectors(sources).find(
    ({ collector }) => collector.id === id,
  );
  if (!registration) throw new Error(`There is no collector ${id}`);
  const sink = new KeptEvents();
  const silent = () => undefined;
  try {
    await runEventCollector(registration, [service], {
      ...{ sources, sink, sleep: async () => undefined },
      logger: { info: silent, warn: silent, debug: silent },
    });
    return { ends: sink.ends, pages: sink.pages };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { reason, message } = error;
    return { ends: [{ outcome: 'failed', reason, message }], pages: [] };
  }
}

const ids = eventCollectors(sourcesAt('http://host.test')).map(
  ({ collector }) => collector.id,
);

it('are those of every system that tells of events', () => {
  expect(new Set(ids.map(id => id.split(':')[0]))).toEqual(
    new Set(['github', 'argocd', 'jenkins', 'kubernetes', 'pagerduty']),
  );
});

describe.each(ids)('the collector %s', id => {
  it.each(failureKinds)(
    'fails with the reason and in the words of the source client: %s',
    async kind => {
      const { ends, pages } = await withFailing(kind, sources =>
        endOf(id, sources),
      );
      expect(ends).toEqual([
        {
          ...{ outcome: 'failed', reason: reasonFor(kind) },
          message: expect.stringMatching(failureWords[kind]),
        },
      ]);
      expect(pages).toEqual([]);
      expect(JSON.stringify(ends)).not.toContain('canary');
    },
  );
});

/** What is listed to find something to try a right on. */
const listings = {
  '/orgs/acme/repos': [{ name: 'ledger', has_issues: true }],
  '/api/v1/applications': { items: [{ metadata: { name: 'ledger' } }] },
  '/api/json': { jobs: [{ name: 'ledger' }] },
};

/** Where these fail, nothing can be listed either. */
const isUnreached = (kind: FailureKind) =>
  kind === 'wrong certificate' || kind === 'nobody there';

describe('the doctor of deliveries', () => {
  it.each(failureKinds)(
    'says of each right what everybody says of a system that is: %s',
    async kind => {
      for (const answers of [listings, {}]) {
        const findings = await withFailing(
          kind,
          sources => examineDeliveries(sources).examine(),
          answers,
        );
        // Six of a repository, two of the cluster, one of each other system; or one of the organisation's repositories.
        expect(findings).toHaveLength(
          answers === listings && !isUnreached(kind) ? 11 : 6,
        );
        expect(findings).toEqual(
          findings.map(finding => ({
            ...finding,
            outcome: 'cannot-be-read',
            says: expect.stringMatching(failureWords[kind]),
          })),
        );
      }
    },
  );
});
