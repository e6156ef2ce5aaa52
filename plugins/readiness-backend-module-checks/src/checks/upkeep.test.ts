import { clusterSubject } from '@groundwork/plugin-readiness-common';
import {
  measureFixture,
  type CheckFixture,
  type FixtureReading,
} from '@groundwork/plugin-readiness-node/testUtils';
import { answersItsProbes } from './answers-its-probes';
import { survivesANodeDrain } from './survives-a-node-drain';
import { workloadsAreWellKept } from './workloads-are-well-kept';

const component = {
  ref: 'component:default/report',
  name: 'report',
  type: 'service',
  lifecycle: 'production',
};
const job = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  namespace: 'reports',
  name: 'report',
  component: 'report',
  images: [],
  claims: {},
  secrets: [],
};
const live = clusterSubject('live', 'production');

const given = (reading: FixtureReading): CheckFixture => ({
  subject: { kind: 'Component', ...component },
  inventory: {
    components: [component],
    clusters: [{ name: 'live', tier: 'production' }],
  },
  evidence: { workload: [reading] },
});
const running = (...workloads: readonly object[]) =>
  given({ subject: live, value: { workloads, unread: [] } });
const refused = given({ subject: live, unread: 'forbidden' });

describe('what keeps a workload up', () => {
  it('is asked of no job', () => {
    expect(measureFixture(answersItsProbes, running(job))).toMatchObject({
      kind: 'not_applicable',
      reason: 'It runs only jobs, which nobody sends traffic to.',
    });
    expect(measureFixture(survivesANodeDrain, running(job))).toMatchObject({
      kind: 'not_applicable',
      reason: 'It runs only jobs, which a drain starts again elsewhere.',
    });
    expect(measureFixture(workloadsAreWellKept, running(job))).toMatchObject({
      kind: 'not_applicable',
    });
  });

  it('is unknown, and never inapplicable, while a cluster refuses', () => {
    for (const check of [answersItsProbes, survivesANodeDrain])
      expect(measureFixture(check, refused)).toMatchObject({
        kind: 'unknown',
        reason: 'live could not be read; it may run there.',
      });
    expect(measureFixture(workloadsAreWellKept, refused)).toMatchObject({
      kind: 'unknown',
      reason: 'Could not read live (forbidden)',
    });
  });

  it('is unknown of what an older look has left out', () => {
    const deployment = { ...job, apiVersion: 'apps/v1', kind: 'Deployment' };
    for (const check of [
      answersItsProbes,
      survivesANodeDrain,
      workloadsAreWellKept,
    ])
      expect(measureFixture(check, running(deployment))).toMatchObject({
        value: { lo: 0, hi: 1 },
      });
  });
});
