import {
  clusterSubject,
  type Measurement,
} from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { isNotChangedByHand } from '../checks/is-not-changed-by-hand';

const REF = 'component:default/checkout';
const component = {
  ref: REF,
  name: 'checkout',
  type: 'service',
  lifecycle: 'production',
};
const workload = (name: string, more: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'shop',
  name,
  images: [],
  claims: {},
  writers: [],
  secrets: [],
  ...more,
});

function measure({
  workloads,
  staging = [],
  lifecycle = 'production',
  selector,
}: {
  readonly workloads: readonly object[];
  readonly staging?: readonly object[];
  readonly lifecycle?: string;
  readonly selector?: string;
}): Measurement {
  const of = (name: string, tier: string, value: readonly object[]) => ({
    subject: clusterSubject(name, tier),
    value: { workloads: value, unread: [] },
  });
  return measureFixture(isNotChangedByHand, {
    subject: { kind: 'Component', ref: REF, name: 'checkout', lifecycle },
    inventory: {
      components: [
        {
          ...component,
          lifecycle,
          ...(selector ? { workloads: { labelSelector: selector } } : {}),
        },
      ],
      clusters: [
        { name: 'rehearsal', tier: 'staging' },
        { name: 'live', tier: 'production' },
      ],
    },
    evidence: {
      workload: [
        of('live', 'production', workloads),
        of('rehearsal', 'staging', staging),
      ],
    },
  });
}

const own = workload('checkout', { component: 'checkout' });
const orphan = workload('dns');

describe('a claim about the workloads of a service', () => {
  it('does not apply where nothing of it runs and nothing is nobody’s', () => {
    expect(measure({ workloads: [] })).toMatchObject({
      kind: 'not_applicable',
      reason: 'It does not run in production.',
    });
  });

  it('is unknown where nothing is known to be its and something is nobody’s', () => {
    expect(measure({ workloads: [orphan] })).toMatchObject({
      kind: 'unknown',
      reason:
        'No workload in production names it. 1 of 1 workload there belongs to no component. One of them may be its.',
    });
  });

  it('is unknown where its label selector cannot be understood', () => {
    expect(measure({ workloads: [], selector: 'app=a b' })).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('is no label selector'),
    });
  });

  it('holds for what is its, and says how much is nobody’s', () => {
    expect(measure({ workloads: [own, orphan] })).toMatchObject({
      kind: 'measured',
      value: { lo: 1, hi: 1 },
      explanation:
        'It holds for each of its workloads. 1 of 2 workloads there belongs to no component.',
    });
  });

  it('waits for the first workload of a service that is on its way', () => {
    expect(
      measure({ workloads: [orphan], lifecycle: 'experimental' }),
    ).toMatchObject({
      kind: 'unknown',
      reason:
        'It waits for its first workload: none in production and staging is known to be its.',
    });
  });

  it('is judged in staging while a service is on its way, and in production once it runs there', () => {
    const edited = workload('checkout', {
      component: 'checkout',
      writers: [
        {
          manager: 'kubectl-edit',
          operation: 'Update',
          touchesSpec: true,
          onlyRestarts: false,
          at: '2026-10-20T00:00:00Z',
        },
      ],
    });
    const on = { lifecycle: 'experimental', staging: [edited] };
    expect(measure({ ...on, workloads: [] })).toMatchObject({
      value: { lo: 0, hi: 0 },
    });
    expect(measure({ ...on, workloads: [own] })).toMatchObject({
      value: { lo: 1, hi: 1 },
    });
  });
});
