import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type { ClusterObjects } from '@backstage/plugin-kubernetes-common';
import {
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { KubernetesPage } from './KubernetesPage';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    annotations: { 'backstage.io/kubernetes-id': 'checkout' },
  },
};

const stagingApi: ClusterObjects = {
  cluster: { name: 'staging-api' },
  resources: [
    {
      type: 'pods',
      resources: [
        { metadata: { name: 'checkout-1' }, status: { phase: 'Running' } },
      ],
    },
  ],
  podMetrics: [],
  errors: [],
};

const forbidden: ClusterObjects = {
  cluster: { name: 'production-legacy' },
  resources: [],
  podMetrics: [],
  errors: [{ errorType: 'UNKNOWN_ERROR', statusCode: 403 }],
};

const silent: ClusterObjects = {
  cluster: { name: 'recovery' },
  resources: [],
  podMetrics: [],
  errors: [{ errorType: 'FETCH_ERROR', message: 'no answer within 2 s' }],
};

const CLUSTERS = ['staging-api', 'production-legacy', 'recovery'];

function renderPage(
  getObjectsByEntity: KubernetesApi['getObjectsByEntity'],
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } }),
) {
  const api: Partial<KubernetesApi> = {
    getObjectsByEntity,
    getClusters: async () =>
      CLUSTERS.map(name => ({
        name,
        authProvider: 'oidc',
        oidcTokenProvider: 'corporate',
      })),
  };
  const auth: Partial<KubernetesAuthProvidersApi> = {
    decorateRequestBodyForAuth: async (provider, body) => ({
      ...body,
      auth: { ...body.auth, [provider]: 'a token' },
    }),
  };
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [kubernetesApiRef, api],
        [kubernetesAuthProvidersApiRef, auth],
      ]}
    >
      <QueryClientProvider client={client}>
        <EntityProvider entity={checkout}>
          <KubernetesPage />
        </EntityProvider>
      </QueryClientProvider>
    </TestApiProvider>,
  );
}

describe('KubernetesPage', () => {
  it('shows the clusters that were read and names the others with their reasons', async () => {
    renderPage(async () => ({ items: [stagingApi, forbidden, silent] }));
    expect(
      await screen.findByRole('heading', {
        name: 'Runs in staging-api. 2 clusters could not be read.',
      }),
    ).toBeVisible();
    expect(screen.getByText('1 of 3 clusters answered.')).toBeVisible();
    const notes = screen
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(notes[0]).toContain('production-legacy denied access (403).');
    expect(notes[1]).toContain('recovery could not be reached.');
  });

  it('draws no tick for a cluster that was not read', async () => {
    renderPage(async () => ({ items: [forbidden, silent] }));
    expect(
      await screen.findByRole('heading', {
        name: 'No cluster that answered runs this. 2 clusters could not be read.',
      }),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(screen.queryByText(/pods/)).not.toBeInTheDocument();
    expect(screen.getByText('None of this runs in staging-api.')).toBeVisible();
  });

  it('counts a cluster without usage as answered, and says beside it why', async () => {
    renderPage(async () => ({
      items: [
        {
          ...stagingApi,
          errors: [
            {
              errorType: 'NOT_FOUND',
              statusCode: 404,
              resourcePath:
                '/apis/metrics.k8s.io/v1beta1/namespaces/money/pods',
            },
          ],
        },
        silent,
      ],
    }));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'No usage figures from staging-api: it has no metrics server.',
    );
    expect(
      screen.getByRole('heading', {
        name: 'Runs in staging-api. 1 cluster could not be read.',
      }),
    ).toBeVisible();
    expect(screen.getByText('2 of 3 clusters answered.')).toBeVisible();
    expect(screen.queryByText('Read in part:')).not.toBeInTheDocument();
    const pod = screen.getByRole('row', { name: /^checkout-1/ });
    expect(within(pod).getAllByText('unknown')).toHaveLength(2);
  });

  it('has no note when usage was read', async () => {
    renderPage(async () => ({ items: [stagingApi] }));
    expect(
      await screen.findByRole('heading', { name: 'Runs in staging-api.' }),
    ).toBeVisible();
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
  });

  it('keeps what it saw when one look of many fails, and says how old it is', async () => {
    let fails = false;
    const client = new QueryClient({
      defaultOptions: { queries: { retry: false } },
    });
    renderPage(async () => {
      if (fails) throw new TypeError('Failed to fetch');
      return { items: [stagingApi] };
    }, client);
    await screen.findByRole('row', { name: /^checkout-1/ });
    fails = true;
    await act(() => client.refetchQueries());
    expect(
      await screen.findByText(/The last answer is shown/),
    ).toHaveTextContent(
      'The last answer is shown, from just now. Asking again failed: the portal’s backend could not be reached',
    );
    expect(screen.getByRole('row', { name: /^checkout-1/ })).toBeVisible();
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(
      await screen.findByRole('row', { name: /^checkout-1/ }),
    ).toBeVisible();
    expect(screen.queryByText(/The last answer/)).not.toBeInTheDocument();
  });

  it('asks with the token of the reader where a cluster wants one', async () => {
    const asked = jest.fn(async () => ({ items: [stagingApi] }));
    renderPage(asked);
    await screen.findByRole('row', { name: /^checkout-1/ });
    expect(asked).toHaveBeenCalledWith({
      entity: checkout,
      auth: { 'oidc.corporate': 'a token' },
    });
  });

  it('says that everything is unknown when the backend cannot be asked', async () => {
    renderPage(async () => {
      throw new Error('Request failed with 403');
    });
    expect(
      await screen.findByText(
        'What runs here is unknown: Request failed with 403',
      ),
    ).toBeVisible();
  });
});
