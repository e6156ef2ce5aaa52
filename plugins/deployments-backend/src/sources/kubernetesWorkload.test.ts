import { recording } from '../__testUtils__/servers';
import {
  type Workload,
  type WorkloadKind,
  workloadHealth,
  workloadSchema,
  workloadSighting,
} from './kubernetesWorkload';

const workload = (over: {
  spec?: Partial<Workload['spec']>;
  status?: Partial<Workload['status']>;
  generation?: number;
}): Workload =>
  workloadSchema.parse({
    metadata: {
      name: 'api',
      namespace: 'api',
      generation: over.generation ?? 1,
    },
    spec: {
      replicas: 2,
      template: {
        spec: { containers: [{ name: 'api', image: 'r/api:1.0.0' }] },
      },
      ...over.spec,
    },
    status: {
      observedGeneration: 1,
      updatedReplicas: 2,
      readyReplicas: 2,
      ...over.status,
    },
  });

describe('workloadHealth', () => {
  it.each<[string, WorkloadKind, Parameters<typeof workload>[0]]>([
    ['healthy', 'Deployment', {}],
    ['suspended', 'Deployment', { spec: { paused: true } }],
    ['suspended', 'Deployment', { spec: { replicas: 0 } }],
    ['progressing', 'Deployment', { generation: 2 }],
    ['progressing', 'Deployment', { status: { updatedReplicas: 1 } }],
    ['progressing', 'Deployment', { status: { readyReplicas: 1 } }],
    [
      'degraded',
      'Deployment',
      {
        status: {
          readyReplicas: 1,
          conditions: [
            {
              type: 'Progressing',
              status: 'True',
              reason: 'NewReplicaSetAvailable',
            },
          ],
        },
      },
    ],
    [
      'degraded',
      'Deployment',
      {
        status: {
          conditions: [
            { type: 'ReplicaFailure', status: 'True', message: 'quota' },
          ],
        },
      },
    ],
    [
      'progressing',
      'StatefulSet',
      { status: { currentRevision: 'a', updateRevision: 'b' } },
    ],
    [
      'healthy',
      'DaemonSet',
      {
        status: {
          desiredNumberScheduled: 3,
          numberReady: 3,
          updatedNumberScheduled: 3,
        },
      },
    ],
    [
      'progressing',
      'DaemonSet',
      {
        status: {
          desiredNumberScheduled: 3,
          numberReady: 2,
          updatedNumberScheduled: 3,
        },
      },
    ],
  ])('is %s for a %s in this state', (health, kind, over) => {
    expect(workloadHealth(kind, workload(over)).health).toBe(health);
  });

  it('calls a real roll-out that ran out of time degraded, with the words of the cluster', () => {
    const stuck = workloadSchema.parse(
      recording('kubernetes/production/deployment-stuck.json').response.body,
    );
    expect(workloadHealth('Deployment', stuck)).toMatchObject({
      health: 'degraded',
      message: expect.stringContaining('progress'),
    });
  });
});

describe('workloadSighting', () => {
  it('falls back to the version label when the tag moves', () => {
    const moving = workloadSchema.parse({
      metadata: {
        name: 'api',
        namespace: 'api',
        labels: { 'app.kubernetes.io/version': '2.3.4' },
      },
      spec: {
        template: {
          spec: { containers: [{ name: 'api', image: 'r/api:latest' }] },
        },
      },
    });
    expect(workloadSighting('Deployment', moving, 'one').instance.version).toBe(
      '2.3.4',
    );
  });
});
