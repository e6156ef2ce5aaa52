import { clusterProfile } from '@groundwork/plugin-readiness-common';
import type { Routes } from '@groundwork/plugin-readiness-node/testUtils';
import {
  look,
  recorded,
  recordedRoutes,
  valueOf,
} from '../__testUtils__/recordedCluster';
import { ClusterProfileCollector } from './clusterProfileCollector';

const refused = recorded('production/errors/forbidden-all').answer;
const ACCOUNTS = '/api/v1/serviceaccounts';
const POLICIES = '/apis/networking.k8s.io/v1/networkpolicies';

const listOf = (...items: readonly object[]) => ({
  body: { metadata: {}, items },
});
const account = (annotations: Readonly<Record<string, string>>) => ({
  metadata: { name: 'pay', namespace: 'pay', annotations },
});
const policy = (name: string, spec: object) => ({
  metadata: { name, namespace: 'pay' },
  spec,
});

async function profileWith(more: Routes) {
  const { record } = await look(new ClusterProfileCollector(), {
    ...recordedRoutes('production'),
    [ACCOUNTS]: listOf(),
    [POLICIES]: listOf(),
    ...more,
  });
  return valueOf(record, clusterProfile);
}

describe('how pods of a cluster are known and reached', () => {
  it('is told by what service accounts carry', async () => {
    const { attributes } = await profileWith({
      [ACCOUNTS]: listOf(
        account({}),
        account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::0:role/pay' }),
        account({ 'azure.workload.identity/client-id': 'an-id' }),
        account({ 'eks.amazonaws.com/role-arn': '' }),
      ),
    });
    expect(attributes.identityPatterns).toEqual([
      'aws-irsa',
      'azure-workload-identity',
    ]);
  });

  it('is told by the kinds of its network policies, and by whether one denies by default', async () => {
    const { attributes } = await profileWith({
      [POLICIES]: listOf(
        policy('callers', {
          podSelector: { matchLabels: { app: 'pay' } },
          ingress: [{}],
        }),
        policy('default-deny', { podSelector: {} }),
      ),
    });
    expect(attributes.networkPolicies).toEqual([
      'NetworkPolicy',
      'NetworkPolicy that denies by default',
    ]);
  });

  it('is nothing where there is none of either', async () => {
    const { attributes } = await profileWith({});
    expect(attributes).toMatchObject({
      identityPatterns: [],
      networkPolicies: [],
    });
  });

  it('is not known, by name, where they may not be listed', async () => {
    const { attributes, unread } = await profileWith({
      [ACCOUNTS]: refused,
      [POLICIES]: refused,
    });
    expect(attributes.identityPatterns).toBeUndefined();
    expect(attributes.networkPolicies).toBeUndefined();
    expect(unread).toEqual([
      { what: 'identityPatterns', reason: 'forbidden' },
      { what: 'networkPolicies', reason: 'forbidden' },
    ]);
  });
});
