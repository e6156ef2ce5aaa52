import type {
  ClusterObjects,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';
import { say } from '../../__testUtils__/say';
import { splitClusters } from './splitClusters';

const t = say();

type BoundedError = KubernetesFetchError & {
  readonly reason?: string;
  readonly resourcePath?: string;
  readonly readBefore?: number;
};

function cluster(
  name: string,
  errors: readonly BoundedError[] = [],
  resources: ClusterObjects['resources'] = [{ type: 'pods', resources: [] }],
): ClusterObjects {
  return {
    cluster: { name },
    resources,
    podMetrics: [],
    errors: [...errors],
  };
}

const timeout: BoundedError = {
  errorType: 'FETCH_ERROR',
  message: 'recovery did not answer within 2000 ms',
  reason: 'timeout',
};

function forbidden(kind: string): BoundedError {
  return {
    errorType: 'UNKNOWN_ERROR',
    statusCode: 403,
    resourcePath: `/apis/apps/v1/${kind}?labelSelector=x`,
    reason: 'forbidden',
  };
}

function noUsage(
  reason: string,
  statusCode: number,
  namespace = 'money',
): BoundedError {
  return {
    errorType: 'UNKNOWN_ERROR',
    statusCode,
    resourcePath: `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods`,
    reason,
  };
}

const slowUsage: BoundedError = {
  errorType: 'FETCH_ERROR',
  message: 'No usage figures from staging-api: they did not come in time',
  reason: 'timeout',
  resourcePath: '/apis/metrics.k8s.io/v1beta1/namespaces/money/pods',
};

describe('splitClusters', () => {
  it('takes a cluster that never answered out and says why', () => {
    const split = splitClusters(
      [cluster('staging-api'), cluster('recovery', [timeout], [])],
      ['staging-api', 'recovery'],
      t,
    );
    expect(split.read.map(item => item.cluster.name)).toEqual(['staging-api']);
    expect(split.notRead).toEqual([{ name: 'recovery', reason: 'timeout' }]);
    expect(split).toMatchObject({ asked: 2, notReadCount: 1 });
  });

  it('shows the pods that were read when the rest of them did not come', () => {
    const late = {
      ...timeout,
      resourcePath: '/api/v1/pods',
      readBefore: 1000,
    };
    const split = splitClusters(
      [cluster('staging-api', [late])],
      ['staging-api'],
      t,
    );
    expect(split).toMatchObject({
      read: [{ cluster: { name: 'staging-api' } }],
      notRead: [],
      partlyRead: [
        {
          name: 'staging-api',
          reason: 'timeout',
          subject: 'pods after the first 1,000',
        },
      ],
    });
  });

  it('takes a cluster out when the right to read workloads is missing', () => {
    const split = splitClusters(
      [
        cluster('production-legacy', [
          forbidden('deployments'),
          forbidden('statefulsets'),
        ]),
      ],
      ['production-legacy'],
      t,
    );
    expect(split.read).toEqual([]);
    expect(split.notRead).toMatchObject([
      {
        name: 'production-legacy',
        reason: 'forbidden',
        subject: 'deployments, statefulsets',
      },
    ]);
  });

  it('keeps a cluster whose pods were read and names what is missing', () => {
    const split = splitClusters(
      [cluster('staging-api', [forbidden('horizontalpodautoscalers')])],
      ['staging-api'],
      t,
    );
    expect(split.read).toHaveLength(1);
    expect(split.notReadCount).toBe(0);
    expect(split.partlyRead).toMatchObject([
      { name: 'staging-api', subject: 'horizontalpodautoscalers' },
    ]);
  });

  it('shows no error of a read cluster to the stock components', () => {
    const split = splitClusters(
      [cluster('staging-api', [forbidden('ingresses')])],
      ['staging-api'],
      t,
    );
    expect(split.read[0]?.errors).toEqual([]);
  });

  it.each([
    ['no metrics server', noUsage('not_found', 404), 'not_found'],
    ['a slow metrics server', slowUsage, 'timeout'],
    [
      'a gateway in front and no metrics server',
      {
        ...noUsage('not_found', 404),
        resourcePath:
          '/k8s/clusters/c-1/apis/metrics.k8s.io/v1beta1/namespaces/money/pods',
      },
      'not_found',
    ],
  ])(
    'counts a cluster with %s as read in full and keeps why its figures are missing',
    (_what, error, reason) => {
      const split = splitClusters(
        [cluster('staging-api', [error])],
        ['staging-api'],
        t,
      );
      expect(split.read.map(item => item.cluster.name)).toEqual([
        'staging-api',
      ]);
      expect(split).toMatchObject({
        notRead: [],
        notReadCount: 0,
        partlyRead: [],
        missingUsage: [{ cluster: 'staging-api', reason, isPartial: false }],
      });
    },
  );

  it('gives one reason once for all namespaces', () => {
    const { missingUsage } = splitClusters(
      [
        cluster('staging-api', [
          noUsage('forbidden', 403, 'money'),
          noUsage('forbidden', 403, 'core'),
        ]),
      ],
      ['staging-api'],
      t,
    );
    expect(missingUsage).toHaveLength(1);
  });

  it('says nothing of usage where the cluster itself was not read', () => {
    const split = splitClusters(
      [
        cluster('staging-api', [
          forbidden('deployments'),
          noUsage('not_found', 404),
        ]),
      ],
      ['staging-api'],
      t,
    );
    expect(split.missingUsage).toEqual([]);
    expect(split.notRead).toMatchObject([
      { reason: 'forbidden', subject: 'deployments' },
    ]);
  });

  it('keeps a cluster of which one kind came too late', () => {
    const late: BoundedError = {
      ...timeout,
      resourcePath: '/apis/batch/v1/jobs',
    };
    const split = splitClusters(
      [cluster('staging-api', [late])],
      ['staging-api'],
      t,
    );
    expect(split.notReadCount).toBe(0);
    expect(split.partlyRead).toEqual([
      { name: 'staging-api', reason: 'timeout', subject: 'jobs' },
    ]);
  });

  it('tells a cluster that runs nothing of the service from one that was not read', () => {
    const split = splitClusters(
      [cluster('recovery', [timeout], [])],
      ['staging-api', 'recovery'],
      t,
    );
    expect(split.empty).toEqual(['staging-api']);
    expect(split.asked).toBe(2);
  });

  it.each([
    [{ errorType: 'UNAUTHORIZED_ERROR', statusCode: 401 }, 'unauthorized'],
    [{ errorType: 'UNKNOWN_ERROR', statusCode: 403 }, 'forbidden'],
    [{ errorType: 'SYSTEM_ERROR', statusCode: 502 }, 'server_error'],
    [{ errorType: 'FETCH_ERROR', message: 'ECONNREFUSED' }, 'unreachable'],
  ] satisfies [KubernetesFetchError, string][])(
    'finds the reason of %j when the backend gives none',
    (error, reason) => {
      const split = splitClusters([cluster('a', [error], [])], ['a'], t);
      expect(split.notRead).toMatchObject([{ name: 'a', reason }]);
    },
  );
});
