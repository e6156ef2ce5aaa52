import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Source } from '@groundwork/plugin-readiness-common';
import { DeploymentEvidence } from '@groundwork/plugin-readiness-node';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { at, commit, deployment, github } from '../__testUtils__/sampleEvents';
import { readDeliveryOptions } from '../options';
import { DeliveryAnswers } from './DeliveryAnswers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const argocd: Source = { kind: 'argocd', instance: 'main' };
const pay = 'component:default/pay';
const asked = { from: '2026-09-01', to: '2026-10-01' };
const HOUR_MS = 3_600_000;
const now = new Date('2026-09-30T12:00:00Z');

function daily(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const startedAtMs = at('2026-09-30T10:00:00Z') - index * 24 * HOUR_MS;
    return deployment(`d${index}`, {
      startedAtMs,
      statuses: [{ state: 'success' as const, atMs: startedAtMs + 60_000 }],
    });
  });
}

describe.each(databases.eachSupportedId())(
  'what is told beside the numbers on %s',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      system = new DeliverySystem(knex);
    });
    afterAll(() => knex?.destroy());

    const answers = (delivery: object = {}) =>
      new DeliveryAnswers({
        knex,
        now: () => now,
        options: readDeliveryOptions(
          new ConfigReader({ readiness: { delivery: { ...delivery } } }),
        ),
      });
    const tell = async (
      source: Source,
      evidence: DeploymentEvidence,
      count: number,
    ) => {
      await system.events.ingest({
        source,
        events: daily(count),
        evidence,
        places: [{ place: 'repository:42', service: pay }],
      });
      await system.derive();
    };
    const flagsOf = async (found: DeliveryAnswers) =>
      (await found.ofService(pay, asked)).quality.flags;

    it('names the source that counts with its reason, and flags sources that disagree', async () => {
      await tell(github, 'deployments', 10);
      const alone = await answers().ofService(pay, asked);
      expect(alone.quality.authority).toEqual({
        source: 'github:github.example',
        reason: 'only-source',
        sentence: 'No other source tells of deployments of this service.',
      });
      expect(alone.quality.flags).toEqual([]);
      await tell(argocd, 'gitops', 9);
      expect(await flagsOf(answers())).toEqual([]);
      await tell(argocd, 'gitops', 20);
      const { counts, quality } = await answers().ofService(pay, asked);
      expect(counts.deployments).toBe(20);
      expect(quality.authority).toMatchObject({ reason: 'most-complete' });
      expect(quality.sources).toMatchObject([
        { source: 'argocd:main', role: 'counts', deployments: 20 },
        { source: 'github:github.example', role: 'corroborates' },
      ]);
      expect(quality.flags).toEqual([
        {
          type: 'sources-disagree',
          sentence:
            'The sources of pay disagree about its deployments: Argo CD main saw 20, which count; Git host github.example saw 10. They are never added.',
        },
      ]);
      const team = await answers().ofTeam('group:default/a', [pay], asked);
      expect(team.numbers.quality.flags).toEqual(quality.flags);
    });

    it('calls it no disagreement that a source whose history begins later saw less', async () => {
      await tell(github, 'deployments', 10);
      await tell(argocd, 'gitops', 20);
      const name = {
        ...{ collector: 'github:deployments', stream: 'one' },
        source: github,
      };
      await system.events.store(name, {
        ...{ events: [], places: [], setAside: [], to: '1' },
        progress: { read: 10, completeFromMs: at('2026-09-10T00:00:00Z') },
      });
      await system.events.ended(name, { outcome: 'complete' }, now);
      expect(await flagsOf(answers())).toEqual([
        {
          type: 'history-begins-later',
          sentence:
            'What Git host github.example told is complete from 10 Sept 2026 on, and the window begins earlier.',
        },
      ]);
    });

    it('says how much of a source was read, which part was not and why, and where its history begins', async () => {
      await tell(github, 'deployments', 3);
      const name = (stream: string) => ({
        collector: 'github:deployments',
        source: github,
        stream,
      });
      const page = {
        ...{ events: [], places: [] },
        setAside: [{ reason: 'id: Required', event: '{}' }],
      };
      const completeFromMs = at('2026-09-10T00:00:00Z');
      await system.events.store(name('one'), {
        ...page,
        to: '1',
        progress: { read: 20, of: 30, completeFromMs },
      });
      await system.events.ended(
        name('one'),
        { outcome: 'unfinished', message: 'The budget was over' },
        now,
      );
      await system.events.ended(
        name('two'),
        { outcome: 'failed', reason: 'forbidden', message: 'no right' },
        now,
      );
      const { quality } = await answers().ofService(pay, asked);
      expect(quality.sources).toEqual([
        {
          source: 'github:github.example',
          role: 'counts',
          services: 1,
          evidence: 'deployments',
          streams: {
            ...{ total: 2, complete: 0, unfinished: 1, failed: 1 },
            ...{ read: 20, of: 30 },
          },
          lastReadAt: now.toISOString(),
          completeFrom: '2026-09-10T00:00:00.000Z',
          failureReasons: ['forbidden'],
          setAside: 1,
        },
      ]);
      expect(quality.flags.map(({ type }) => type)).toEqual([
        'source-failed',
        'source-unfinished',
        'history-begins-later',
        'events-set-aside',
      ]);
      const organisation = await answers().ofOrganisation(asked);
      expect(organisation.quality.flags).toEqual(quality.flags);
      expect(organisation.quality.sources).toEqual(quality.sources);
    });

    it('says that a chosen source is silent, and that results are older than what was read', async () => {
      await tell(github, 'deployments', 3);
      await knex('delivery_services')
        .where({ service: pay })
        .update({ failure: 'out of memory' });
      const found = answers({ services: [{ service: pay, source: 'x:y' }] });
      const sentences = (await flagsOf(found)).map(({ sentence }) => sentence);
      expect(sentences).toEqual([
        'What was read of pay could not be worked out. Its numbers are those of 1 Nov 2026, 10:00 UTC.',
        'The configuration lets x:y count for pay, and it tells of no deployment.',
      ]);
      const { quality } = await found.ofOrganisation(asked);
      expect(quality.flags.map(({ sentence }) => sentence)).toEqual([
        'The configuration says which source counts for 1 service, and it tells of no deployment of it.',
        'What was read of 1 services could not be worked out. Their numbers are older.',
      ]);
    });

    it('counts what could be joined, what is provisional, and what the week before would give', async () => {
      await tell(github, 'deployments', 14);
      await system.events.ingest({ source: github, events: [commit('a1')] });
      await system.derive();
      const { quality, counts, metrics } = await answers().ofService(
        pay,
        asked,
      );
      expect(quality.join).toEqual({
        ...{ deployments: 14, withSha: 14 },
        ...{ forward: 0, forwardWithChanges: 0, withoutSha: [] },
      });
      expect(counts).toMatchObject({ provisional: 1, redeployments: 13 });
      expect(metrics.deploymentFrequency.value).toBeCloseTo((14 * 7) / 30);
      expect(quality.weekEarlier.deploymentFrequency).toBeCloseTo((7 * 7) / 30);
      // Nobody told of an incident, so that there was none proves nothing.
      expect(metrics.changeFailRate.undefined?.reason).toBe(
        'no-incident-source',
      );
      const stated = await answers({ incidentSource: true }).ofService(
        pay,
        asked,
      );
      expect(stated.metrics.changeFailRate.value).toBe(0);
    });
  },
);
