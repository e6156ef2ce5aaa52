import { workload, type Workload } from '@groundwork/plugin-readiness-common';
import type {
  RecordedAnswer,
  Routes,
} from '@groundwork/plugin-readiness-node/testUtils';
import {
  look,
  recorded,
  recordedRoutes,
  valueOf,
  type Look,
} from '../__testUtils__/recordedCluster';
import { WorkloadCollector } from './workloadCollector';

const DEPLOYMENTS = '/apis/apps/v1/deployments';
// As the recorded estate holds it in a manifest; no evidence may repeat it.
const CANARY = 'inline-secret-value';

const lookAt = (routes: Routes) => look(new WorkloadCollector(), routes);

function named({ record }: Look, name: string): Workload {
  const found = valueOf(record, workload).workloads.find(
    item => item.name === name,
  );
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}

describe('workloads of the recorded production cluster', () => {
  let seen: Look;
  beforeAll(async () => {
    seen = await lookAt(recordedRoutes('production'));
  });

  it('knows every hand that changed core-banking, when, and that the restart changed nothing else', () => {
    const writers = named(seen, 'core-banking').writers ?? [];
    expect(
      writers.map(({ manager, operation, subresource, touchesSpec }) => ({
        manager,
        operation,
        subresource,
        touchesSpec,
      })),
    ).toEqual([
      {
        manager: 'kubectl',
        operation: 'Update',
        subresource: 'scale',
        touchesSpec: true,
      },
      { manager: 'kubectl-create', operation: 'Update', touchesSpec: true },
      { manager: 'kubectl-set', operation: 'Update', touchesSpec: true },
      { manager: 'kubectl-label', operation: 'Update', touchesSpec: false },
      { manager: 'kubectl-patch', operation: 'Update', touchesSpec: true },
      { manager: 'kubectl-rollout', operation: 'Update', touchesSpec: true },
      { manager: 'kubectl-edit', operation: 'Update', touchesSpec: true },
      {
        manager: 'kube-controller-manager',
        operation: 'Update',
        subresource: 'status',
        touchesSpec: false,
      },
    ]);
    expect(
      writers
        .filter(({ onlyRestarts }) => onlyRestarts)
        .map(({ manager }) => manager),
    ).toEqual(['kubectl-rollout']);
    expect(writers.find(({ manager }) => manager === 'kubectl-edit')?.at).toBe(
      '2026-11-21T00:06:38Z',
    );
  });

  it('believes Argo CD where the tracking id names the object itself', () => {
    for (const name of ['payments', 'ledger', 'statements']) {
      expect(named(seen, name)).toMatchObject({
        component: name,
        claims: { argocdTracking: { application: name, matchesSelf: true } },
      });
    }
  });

  it('sees Helm in cards and nobody who declares core-banking', () => {
    expect(named(seen, 'cards').claims).toEqual({
      helmRelease: 'cards',
      instanceLabel: 'cards',
    });
    expect(named(seen, 'core-banking').claims).toEqual({});
  });

  it('sees that CI applies scorer and the nightly report', () => {
    for (const name of ['scorer', 'nightly-report']) {
      expect(named(seen, name).writers).toContainEqual(
        expect.objectContaining({ manager: 'ci-deployer', operation: 'Apply' }),
      );
    }
  });

  it('follows an ExternalSecret to its store, a mounted class to its provider, and takes the rest for what it is', () => {
    const secretsOf = (name: string) =>
      named(seen, name).secrets.map(({ operator, backend }) => [
        operator,
        backend,
      ]);
    expect(secretsOf('payments')).toEqual([['external-secrets', 'vault']]);
    expect(secretsOf('ledger')).toEqual([['plain', 'plain']]);
    expect(secretsOf('scorer')).toEqual([
      ['vault-injector', 'vault'],
      ['secrets-store-csi', 'aws-secrets-manager'],
    ]);
    expect(named(seen, 'core-banking').secrets).toEqual([
      {
        operator: 'inline',
        backend: 'unmanaged',
        reference: 'env DB_PASSWORD',
      },
    ]);
  });

  it('keeps no value of a secret and never asks for Secrets', () => {
    expect(
      JSON.stringify(recorded('production/list/deployments').answer),
    ).toContain(CANARY);
    expect(JSON.stringify(seen.record)).not.toContain(CANARY);
    expect(
      seen.requests.filter(path => /\/secrets(\?|\/|$)/.test(path)),
    ).toEqual([]);
  });
});

describe('what a server may do to a look', () => {
  const refused = recorded('production/errors/forbidden-all');
  const twoPages = {
    first: recorded('production/paging/first').answer,
    second: recorded('production/paging/second').answer,
  };
  const gone = {
    status: 410,
    body: { kind: 'Status', reason: 'Expired', code: 410 },
  };
  const lastPage = {
    status: 200,
    body: { kind: 'DeploymentList', metadata: {}, items: [] },
  };

  /** The first page, then these in turn. */
  function paged(...next: readonly RecordedAnswer[]): Routes {
    const left = [...next];
    return {
      ...recordedRoutes('production'),
      [DEPLOYMENTS]: (request, response) => {
        const isFirst = !request.url?.includes('continue=');
        const answer = isFirst ? twoPages.first : left.shift();
        response.writeHead(answer?.status ?? 500, {
          'content-type': 'application/json',
        });
        response.end(JSON.stringify(answer?.body));
      },
    };
  }
  const whole = [twoPages.second, lastPage];

  it('follows continue tokens to the last page', async () => {
    const { record, requests } = await lookAt(paged(...whole));
    const deployments = valueOf(record, workload).workloads.filter(
      ({ kind }) => kind === 'Deployment',
    );
    expect(new Set(deployments.map(({ name }) => name)).size).toBe(
      deployments.length,
    );
    expect(deployments.length).toBeGreaterThan(2);
    const pages = requests.filter(path => path.includes(DEPLOYMENTS));
    expect(pages).toHaveLength(3);
    expect(pages.every(path => path.includes('limit=500'))).toBe(true);
  });

  it('starts a list again when its token has expired, and counts nothing twice', async () => {
    const [plain, again] = [
      await lookAt(paged(...whole)),
      await lookAt(paged(gone, ...whole)),
    ];
    const names = (seen: Look) =>
      valueOf(seen.record, workload).workloads.map(({ name }) => name);
    expect(names(again)).toEqual(names(plain));
  });

  it('fails as forbidden when workloads may not be listed, which is never "none"', async () => {
    const { record } = await lookAt({
      ...recordedRoutes('production'),
      [DEPLOYMENTS]: refused.answer,
    });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'forbidden' });
  });

  it('leaves the origin of a Secret open when the kind that may make it was refused', async () => {
    const seen = await lookAt({
      ...recordedRoutes('production'),
      '/apis/external-secrets.io/v1/externalsecrets': refused.answer,
    });
    const [use] = named(seen, 'payments').secrets;
    expect(use).toEqual({
      operator: 'plain',
      reference: 'Secret payments/payments-secrets',
    });
    expect(valueOf(seen.record, workload).unread).toContainEqual({
      what: 'external-secrets.io/externalsecrets',
      reason: 'forbidden',
    });
  });

  it('takes a group that discovery does not name for an operator that is not there', async () => {
    const { record, requests } = await lookAt(recordedRoutes('production'));
    expect(valueOf(record, workload).unread).toEqual([]);
    expect(
      requests.filter(path => path.includes('secrets.hashicorp.com')),
    ).toEqual([]);
  });
});

describe('a hand edit that self-heal undid', () => {
  it('leaves no trace, so that zero hand edits are weak evidence', async () => {
    const { answer } = recorded('production/one/deployment-selfhealed');
    const { record } = await lookAt({
      ...recordedRoutes('production'),
      [DEPLOYMENTS]: { body: { metadata: {}, items: [answer.body] } },
    });
    const [healed] = valueOf(record, workload).workloads;
    expect(
      healed?.writers?.filter(({ manager }) => manager.startsWith('kubectl')),
    ).toEqual([]);
  });
});
