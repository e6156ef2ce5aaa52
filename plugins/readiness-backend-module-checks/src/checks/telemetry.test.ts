import { clusterSubject } from '@groundwork/plugin-readiness-common';
import {
  measureFixture,
  type CheckFixture,
  type FixtureReading,
} from '@groundwork/plugin-readiness-node/testUtils';
import { emitsTelemetry } from './emits-telemetry';
import { servicesHaveTelemetry } from './services-have-telemetry';

const component = {
  ref: 'component:default/report',
  name: 'report',
  type: 'service',
  lifecycle: 'production',
};
const other = { ...component, ref: 'component:default/audit', name: 'audit' };
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
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
const sign = { way: 'monitor', name: 'PodMonitor reports/report' };
const seen = { signs: [sign], unanswered: [], open: [] };

describe('whether metrics or traces are collected', () => {
  it('is asked of no job, and of nothing that does not run', () => {
    const job = { ...deployment, apiVersion: 'batch/v1', kind: 'CronJob' };
    expect(measureFixture(emitsTelemetry, running(job))).toMatchObject({
      kind: 'not_applicable',
      reason: 'It runs only jobs, which may end before anybody looks at them.',
    });
    for (const one of [running(job), running()])
      expect(measureFixture(servicesHaveTelemetry, one)).toMatchObject({
        kind: 'not_applicable',
        reason: 'No service is seen to run in production.',
      });
  });

  it('is unknown, and never inapplicable, while a cluster refuses', () => {
    const refused = given({ subject: live, unread: 'forbidden' });
    expect(measureFixture(emitsTelemetry, refused)).toMatchObject({
      kind: 'unknown',
      reason: 'live could not be read; it may run there.',
    });
    expect(measureFixture(servicesHaveTelemetry, refused)).toMatchObject({
      kind: 'unknown',
      reason: 'Could not read live (forbidden)',
    });
  });

  it.each([
    ['what an older look has left out', deployment],
    [
      'what has no ready pod',
      { ...deployment, hasReadyPod: false, telemetry: seen },
    ],
  ])('is unknown of %s', (_, workload) => {
    for (const check of [emitsTelemetry, servicesHaveTelemetry])
      expect(measureFixture(check, running(workload))).toMatchObject({
        value: { lo: 0, hi: 1 },
      });
  });

  it('shows what share of the services goes which way', () => {
    const of = (telemetry: object, name: string) => ({
      ...deployment,
      name,
      component: name,
      telemetry,
    });
    const both = [sign, { way: 'exporter', name: 'variable DD_AGENT_HOST' }];
    const { inventory, ...rest } = running(
      of({ ...seen, signs: both }, 'report'),
      of({ ...seen, signs: [sign] }, 'audit'),
    );
    expect(
      measureFixture(servicesHaveTelemetry, {
        ...rest,
        inventory: { ...inventory, components: [component, other] },
      }),
    ).toMatchObject({
      value: { lo: 1, hi: 1 },
      parts: [
        { label: 'A monitor of the Prometheus operator', value: 1 },
        { label: 'A variable that says where to send them', value: 0.5 },
      ],
      explanation:
        'Metrics or traces of 2 of 2 services in production are collected, as far as manifests and running pods show (100 %).',
    });
  });
});
