import type { ClusterObjects } from '@backstage/plugin-kubernetes-common';
import { say } from '../../__testUtils__/say';
import { podsOf, podWords, worstOf } from './pods';

const t = say();

type Pods = Extract<
  ClusterObjects['resources'][number],
  { type: 'pods' }
>['resources'];

function clusterWith(
  pods: Pods,
  podMetrics: ClusterObjects['podMetrics'] = [],
): ClusterObjects {
  return {
    cluster: { name: 'staging' },
    resources: [{ type: 'pods', resources: pods }],
    podMetrics,
    errors: [],
  };
}

const container = {
  name: 'app',
  image: 'app:1',
  imageID: '',
  restartCount: 0,
  ready: true,
};

const running = {
  metadata: { name: 'well', namespace: 'money' },
  status: { phase: 'Running', containerStatuses: [container] },
};

const crashing = {
  metadata: { name: 'ill', namespace: 'money' },
  status: {
    phase: 'Running',
    containerStatuses: [
      {
        ...container,
        ready: false,
        restartCount: 12,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
      },
    ],
  },
};

const starting = {
  metadata: { name: 'new', namespace: 'money' },
  status: {
    phase: 'Pending',
    containerStatuses: [
      {
        ...container,
        ready: false,
        state: { waiting: { reason: 'ContainerCreating' } },
      },
    ],
  },
};

describe('pods of a cluster', () => {
  it('come with those in trouble first, each in the words of Kubernetes', () => {
    const pods = podsOf(clusterWith([running, starting, crashing]), t);
    expect(
      pods.map(({ name, word, outcome }) => [name, word, outcome]),
    ).toEqual([
      ['ill', 'CrashLoopBackOff', 'fails'],
      ['new', 'Pending', 'partly'],
      ['well', 'Running', 'passes'],
    ]);
    expect(pods[0]?.restarts).toBe(12);
    expect(podWords(pods, t)).toBe('3 pods: 1 failing, 1 not ready');
    expect(worstOf(pods)).toBe('fails');
  });

  it('are not well when one of their containers is not ready', () => {
    const [pod] = podsOf(
      clusterWith([
        {
          ...running,
          status: {
            phase: 'Running',
            containerStatuses: [container, { ...container, ready: false }],
          },
        },
      ]),
      t,
    );
    expect(pod).toMatchObject({
      word: 'Running, not ready',
      outcome: 'partly',
      containers: '1 of 2 containers',
    });
  });

  it('without a phase are unknown, which is no pass', () => {
    const pods = podsOf(clusterWith([{ metadata: { name: 'lost' } }]), t);
    expect(pods[0]?.outcome).toBe('unknown');
    expect(podWords(pods, t)).toBe('1 pod: 1 unknown');
  });

  it('say what they use of what they asked for, and nothing where it was not measured', () => {
    const usage = { currentUsage: 0.05, requestTotal: 0.2, limitTotal: 1 };
    const [measured] = podsOf(
      clusterWith(
        [running],
        [
          {
            pod: running,
            cpu: usage,
            memory: { ...usage, requestTotal: 0 },
            containers: [],
          },
        ],
      ),
      t,
    );
    expect(measured?.cpu).toBe('25 % of its request');
    expect(measured?.memory).toBeUndefined();
    expect(podsOf(clusterWith([running]), t)[0]?.cpu).toBeUndefined();
  });
});
