import { clusterProfile } from '@groundwork/plugin-readiness-common';
import type { Routes } from '@groundwork/plugin-readiness-node/testUtils';
import {
  look,
  recorded,
  recordedRoutes,
  valueOf,
} from '../__testUtils__/recordedCluster';
import { ClusterProfileCollector } from './clusterProfileCollector';

const NO_ITEMS = { body: { metadata: {}, items: [] } };
const KYVERNO = '/apis/kyverno.io/v1/clusterpolicies';
const BINDINGS =
  '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings';

async function policiesOf(more: Routes) {
  const { record } = await look(new ClusterProfileCollector(), {
    ...recordedRoutes('production'),
    [KYVERNO]: NO_ITEMS,
    [BINDINGS]: NO_ITEMS,
    ...more,
  });
  const { attributes, unread, objects } = valueOf(record, clusterProfile);
  return { policies: attributes.policies, unread, objects };
}

const listOf = (...items: readonly object[]) => ({
  body: { metadata: {}, items },
});
const named = (name: string, rest: object) => ({ metadata: { name }, ...rest });

/** Discovery of the recorded cluster with another group. */
function withGroup(name: string): Routes {
  const groupVersion = `${name}/v1`;
  return {
    '/apis': {
      body: {
        groups: [
          { name, preferredVersion: { groupVersion } },
          {
            name: 'kyverno.io',
            preferredVersion: { groupVersion: 'kyverno.io/v1' },
          },
        ],
      },
    },
  };
}

describe('the policies of a cluster', () => {
  it('are told with what they do, on the policy or on each of its rules', async () => {
    const { policies } = await policiesOf({
      [KYVERNO]: listOf(
        named('old', { spec: { validationFailureAction: 'enforce' } }),
        named('silent', { spec: {} }),
        named('by-rule', {
          spec: {
            rules: [
              { validate: { failureAction: 'Enforce' } },
              { validate: { failureAction: 'Audit' } },
              { mutate: {} },
            ],
          },
        }),
      ),
    });
    expect(policies).toEqual([
      'by-rule|Audit',
      'by-rule|Enforce',
      'old|Enforce',
      'silent|Audit',
    ]);
  });

  it('take in the newer kind of Kyverno', async () => {
    const { policies } = await policiesOf({
      ...withGroup('policies.kyverno.io'),
      '/apis/policies.kyverno.io/v1/validatingpolicies': listOf(
        named('newer', { spec: { validationActions: ['Audit'] } }),
        named('silent', { spec: {} }),
      ),
    });
    expect(policies).toEqual(['newer|Audit', 'silent|Deny']);
  });

  it('take in the pod security standards that namespaces enforce, and only those that refuse something', async () => {
    const namespace = (name: string, level: string) => ({
      metadata: {
        name,
        labels: { 'pod-security.kubernetes.io/enforce': level },
      },
    });
    const { policies, objects } = await policiesOf({
      '/api/v1/namespaces': listOf(
        namespace('cards', 'baseline'),
        namespace('ledger', 'baseline'),
        namespace('old', 'privileged'),
        { metadata: { name: 'default' } },
      ),
    });
    expect(policies).toEqual(['pod-security-baseline|Enforce']);
    expect(
      objects
        .filter(({ kind }) => kind === 'Namespace')
        .map(({ name }) => name),
    ).toEqual(['cards', 'ledger']);
  });

  it('are not known where Gatekeeper keeps them, whose constraints nobody reads', async () => {
    const { policies, unread } = await policiesOf(
      withGroup('constraints.gatekeeper.sh'),
    );
    expect(policies).toBeUndefined();
    expect(unread).toContainEqual({ what: 'policies', reason: 'unsupported' });
  });

  it('are not known when one kind of them may not be listed', async () => {
    const { policies, unread } = await policiesOf({
      '/api/v1/namespaces': recorded('production/errors/forbidden-all').answer,
    });
    expect(policies).toBeUndefined();
    expect(unread).toContainEqual({ what: 'policies', reason: 'forbidden' });
  });
});
