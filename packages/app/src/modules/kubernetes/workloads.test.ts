import type { ClusterObjects } from '@backstage/plugin-kubernetes-common';
import { say } from '../../__testUtils__/say';
import { reachedAt, workloadsOf } from './workloads';

const t = say();

const template = {
  spec: {
    containers: [{ name: 'app', image: 'registry.example/money/ledger:1.4.0' }],
  },
};

const deployment = {
  metadata: { name: 'ledger', namespace: 'money' },
  spec: { replicas: 3, selector: {}, template },
  status: { readyReplicas: 2 },
};

function clusterWith(
  ...resources: ClusterObjects['resources']
): ClusterObjects {
  return {
    cluster: { name: 'staging' },
    resources,
    podMetrics: [],
    errors: [],
  };
}

describe('workloads of a cluster', () => {
  it('say how many replicas are ready, which image they run and how they scale', () => {
    expect(
      workloadsOf(
        clusterWith(
          { type: 'deployments', resources: [deployment] },
          {
            type: 'horizontalpodautoscalers',
            resources: [
              {
                spec: {
                  minReplicas: 2,
                  maxReplicas: 6,
                  scaleTargetRef: { kind: 'Deployment', name: 'ledger' },
                },
              },
            ],
          },
        ),
        t,
      ),
    ).toEqual([
      {
        kind: 'Deployment',
        name: 'ledger',
        namespace: 'money',
        outcome: 'partly',
        state: '2 of 3 ready',
        images: ['ledger:1.4.0'],
        scaling: '2 to 6 replicas',
      },
    ]);
  });

  it.each([
    [3, 3, 'passes'],
    [0, 3, 'fails'],
    [0, 0, 'not-applicable'],
  ])('%i ready of %i is "%s"', (readyReplicas, replicas, outcome) => {
    const [workload] = workloadsOf(
      clusterWith({
        type: 'deployments',
        resources: [
          {
            ...deployment,
            spec: { ...deployment.spec, replicas },
            status: { readyReplicas },
          },
        ],
      }),
      t,
    );
    expect(workload?.outcome).toBe(outcome);
  });

  it('are reached at the hosts of their ingresses, then at their services', () => {
    expect(
      reachedAt(
        clusterWith(
          {
            type: 'services',
            resources: [{ metadata: { name: 'ledger', namespace: 'money' } }],
          },
          {
            type: 'ingresses',
            resources: [{ spec: { rules: [{ host: 'ledger.example' }] } }],
          },
        ),
        t,
      ),
    ).toEqual(['ledger.example', 'ledger.money']);
  });
});
