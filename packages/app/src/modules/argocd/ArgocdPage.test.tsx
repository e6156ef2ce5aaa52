import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { deploymentsApiRef } from '@groundwork/plugin-deployments';
import { QueryScope } from '@groundwork/plugin-status-react';
import {
  argoCDApiRef,
  type ArgoCDApi,
} from '@roadiehq/backstage-plugin-argo-cd';
import { screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { ArgocdPage } from './ArgocdPage';

const ledger: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'ledger',
    uid: 'ledger',
    annotations: { 'argocd/app-name': 'ledger' },
  },
};

const says =
  'Argo CD argocd-production did not answer in time when asked for the application ledger.';

/** What the guarded backend answers for an instance that it could not ask, and for one that has deployed nothing. */
const rows: Readonly<Record<string, object>> = {
  'argocd-production': {
    metadata: { name: 'ledger', namespace: '' },
    status: {
      sync: { status: 'Unknown' },
      health: { status: 'Unknown', message: says },
      history: [],
      conditions: [{ type: 'InstanceNotRead', message: says }],
    },
  },
  'argocd-staging': {
    metadata: { name: 'ledger', namespace: 'argocd' },
    status: {
      sync: { status: 'OutOfSync' },
      health: { status: 'Missing' },
      history: [],
    },
  },
};

async function renderPage(instances: readonly string[]) {
  const api: Partial<ArgoCDApi> = {
    serviceLocatorUrl: async () =>
      instances.map(name => ({ name, url: '', appName: undefined })),
    // Decoded as the plugin's own client does: what its types do not know stays.
    getAppDetails: async ({ instance }) =>
      rows[instance ?? ''] as Awaited<ReturnType<ArgoCDApi['getAppDetails']>>,
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [argoCDApiRef, api],
        // The deploy status asks other instances, or none.
        [
          deploymentsApiRef,
          {
            getStatus: async () => ({
              entityRef: 'component:default/ledger',
              asOf: '2026-11-01T00:00:00Z',
              environments: [],
              sources: [],
            }),
          },
        ],
      ]}
    >
      <QueryScope>
        <EntityProvider entity={ledger}>
          <Suspense fallback={null}>
            <ArgocdPage />
          </Suspense>
        </EntityProvider>
      </QueryScope>
    </TestApiProvider>,
  );
  await screen.findByText('Deployments that Argo CD remembers');
}

describe('the Argo CD tab', () => {
  it('names an instance that was not read, and claims nothing of what it has deployed', async () => {
    await renderPage(['argocd-production']);
    const notes = screen.getAllByRole('status');
    expect(notes.some(note => within(note).queryByText(says))).toBe(true);
    expect(
      screen.getByText(/What argocd-production has deployed is unknown/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/deployed nothing yet/)).not.toBeInTheDocument();
  });

  it('speaks for the instances that answered only', async () => {
    await renderPage(['argocd-production', 'argocd-staging']);
    expect(
      screen.getByText(
        'The instances that answered have deployed nothing yet.',
      ),
    ).toBeInTheDocument();
  });

  it('says that nothing has been deployed where every instance says so', async () => {
    await renderPage(['argocd-staging']);
    expect(
      screen.getByText('Argo CD has deployed nothing yet.'),
    ).toBeInTheDocument();
  });
});
