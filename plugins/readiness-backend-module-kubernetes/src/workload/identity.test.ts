import { workload, type Workload } from '@groundwork/plugin-readiness-common';
import type { Routes } from '@groundwork/plugin-readiness-node/testUtils';
import {
  look,
  recorded,
  recordedRoutes,
  valueOf,
} from '../__testUtils__/recordedCluster';
import { WorkloadCollector } from './workloadCollector';

const refused = recorded('production/errors/forbidden-all').answer;
const ACCOUNTS = '/api/v1/serviceaccounts';
const KEY_VALUE = 'wJalr-not-a-real-key';

const listOf = (...items: readonly object[]) => ({
  body: { metadata: {}, items },
});

const account = (name: string, annotations: Record<string, string>) => ({
  metadata: { name, namespace: 'pay', annotations },
});

interface Pod {
  readonly labels?: Record<string, string>;
  readonly spec?: object;
  readonly env?: readonly object[];
}

const deployment = ({ labels = {}, spec = {}, env = [] }: Pod) =>
  listOf({
    metadata: { name: 'pay', namespace: 'pay' },
    spec: {
      template: {
        metadata: { labels },
        spec: { ...spec, containers: [{ image: 'a:1', env }] },
      },
    },
  });

async function looked(pod: Pod, more: Routes = {}) {
  const { record } = await look(new WorkloadCollector(), {
    ...recordedRoutes('production'),
    '/apis/apps/v1/deployments': deployment(pod),
    [ACCOUNTS]: listOf(),
    ...more,
  });
  const { workloads, unread } = valueOf(record, workload);
  const own = workloads.find(({ name }) => name === 'pay');
  if (!own) throw new Error('There is no pay');
  return { own, unread, text: JSON.stringify(record) };
}

const identityOf = async (pod: Pod, more?: Routes) =>
  (await looked(pod, more)).own.identity;

const nothing: Workload['identity'] = {
  patterns: [],
  staticCredentials: [],
  signs: [],
};

describe('who a workload is to a cloud', () => {
  it.each([
    ['eks.amazonaws.com/role-arn', 'aws-irsa'],
    ['iam.gke.io/gcp-service-account', 'gke-workload-identity'],
  ])(
    'is read from the annotation %s of its service account',
    async (mark, pattern) => {
      const accounts = listOf(account('own', { [mark]: 'some' }));
      const more = { [ACCOUNTS]: accounts };
      expect(
        await identityOf({ spec: { serviceAccountName: 'own' } }, more),
      ).toEqual({ ...nothing, patterns: [pattern] });
      // Another account of the namespace says nothing of it.
      expect(await identityOf({}, more)).toEqual(nothing);
    },
  );

  it('is read from the account of the namespace where it names none', async () => {
    const marks = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/all' };
    expect(
      await identityOf({}, { [ACCOUNTS]: listOf(account('default', marks)) }),
    ).toEqual({ ...nothing, patterns: ['aws-irsa'] });
  });

  it('is Azure where its pods ask for it; an annotation alone is only a sign', async () => {
    const marks = { 'azure.workload.identity/client-id': '1' };
    const more = { [ACCOUNTS]: listOf(account('own', marks)) };
    const spec = { serviceAccountName: 'own' };
    expect(
      await identityOf(
        { spec, labels: { 'azure.workload.identity/use': 'true' } },
        more,
      ),
    ).toEqual({ ...nothing, patterns: ['azure-workload-identity'] });
    expect(await identityOf({ spec }, more)).toEqual({
      ...nothing,
      signs: [
        'annotation azure.workload.identity/client-id of service account own',
      ],
    });
  });

  it('is seen in running pods where EKS Pod Identity gave it to them', async () => {
    const pod = {
      metadata: {
        namespace: 'pay',
        labels: { 'pod-template-hash': 'abc' },
        ownerReferences: [
          { kind: 'ReplicaSet', name: 'pay-abc', controller: true },
        ],
      },
      spec: {
        nodeName: 'one',
        containers: [{ env: [{ name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' }] }],
      },
    };
    const { own } = await looked({}, { '/api/v1/pods': listOf(pod) });
    expect(own).toMatchObject({
      nodes: 1,
      identity: { ...nothing, patterns: ['eks-pod-identity'] },
    });
  });

  it('is that of an annotated account where the template asks for role and token itself', async () => {
    const env = ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'].map(name => ({
      name,
      value: 'some',
    }));
    expect(await identityOf({ env })).toMatchObject({ patterns: ['aws-irsa'] });
  });

  it('keeps the name of a variable with a key, wherever its value comes from, and never the value', async () => {
    const { own, text } = await looked({
      env: [
        { name: 'AWS_ACCESS_KEY_ID', value: KEY_VALUE },
        {
          name: 'BACKUP_AWS_SECRET_ACCESS_KEY',
          valueFrom: { secretKeyRef: { name: 'aws', key: 'key' } },
        },
        { name: 'AZURE_CLIENT_SECRET', value: '' },
        { name: 'AWS_REGION', value: 'eu-west-1' },
        { name: 'AWSOME_SECRET', value: KEY_VALUE },
      ],
    });
    expect(own.identity).toEqual({
      patterns: [],
      staticCredentials: ['AWS_ACCESS_KEY_ID', 'BACKUP_AWS_SECRET_ACCESS_KEY'],
      signs: ['variable AWS_REGION'],
    });
    expect(text).not.toContain(KEY_VALUE);
  });

  it('takes a file for a key only where a Secret is mounted that it may be in', async () => {
    const env = [
      { name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/etc/gcp/key.json' },
    ];
    const volumes = [{ secret: { secretName: 'gcp' } }];
    expect(await identityOf({ env })).toMatchObject({
      staticCredentials: [],
      signs: ['variable GOOGLE_APPLICATION_CREDENTIALS'],
    });
    expect(await identityOf({ env, spec: { volumes } })).toMatchObject({
      staticCredentials: ['GOOGLE_APPLICATION_CREDENTIALS'],
    });
  });

  it.each([
    { path: ACCOUNTS, what: 'serviceaccounts' },
    { path: '/api/v1/pods', what: 'pods' },
  ])(
    'is open when $what may not be listed, but for what is seen elsewhere',
    async ({ path, what }) => {
      const labels = { 'azure.workload.identity/use': 'true' };
      const { own, unread } = await looked({}, { [path]: refused });
      expect(own.identity).toEqual({ staticCredentials: [], signs: [] });
      expect(unread).toContainEqual({ what, reason: 'forbidden' });
      expect(await identityOf({ labels }, { [path]: refused })).toMatchObject({
        patterns: ['azure-workload-identity'],
      });
    },
  );
});
