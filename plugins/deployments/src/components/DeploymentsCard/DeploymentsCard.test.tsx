import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { environment, status, workload } from '../../__fixtures__/statuses';
import { deploymentsApiRef } from '../../api';
import type { DeploymentsApi } from '../../api';
import { DeploymentsCard } from './DeploymentsCard';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    annotations: {
      'argocd/app-name': 'checkout',
      'backstage.io/kubernetes-id': 'checkout',
    },
  },
  spec: { type: 'service' },
};

function renderCard(getStatus: DeploymentsApi['getStatus']) {
  const api: DeploymentsApi = { getStatus, getStatuses: jest.fn() };
  return renderInTestApp(
    <TestApiProvider apis={[[deploymentsApiRef, api]]}>
      <EntityProvider entity={checkout}>
        <DeploymentsCard />
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

function rowOf(name: string) {
  return within(screen.getByRole('row', { name: new RegExp(`^${name} `) }));
}

describe('DeploymentsCard', () => {
  it('answers first, then shows each environment on one line', async () => {
    renderCard(async () =>
      status([
        environment({
          name: 'production',
          version: '1.3.2',
          deployedBy: { kind: 'person', name: 'a.release' },
          rollback: {
            fromRevision: '4f2c1a9d0b7e',
            toRevision: '99aa1c20d3f4',
          },
        }),
        environment({ ready: 2, desired: 2 }),
      ]),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Staging and production are healthy.',
      }),
    ).toBeVisible();
    expect(
      screen.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(['staging', 'production']);
    expect(rowOf('staging').getByText('2 of 2 ready')).toBeVisible();
    expect(
      rowOf('production').getByText('rolled back from 4f2c1a9 by a.release'),
    ).toBeVisible();
  });

  it('shows a service in two regions on one line: what runs in which, and where it is unwell', async () => {
    renderCard(async () =>
      status([
        environment({
          name: 'production',
          version: undefined,
          versions: ['1.3.2', '1.4.0'],
          health: 'degraded',
          instances: [
            workload('eu-1'),
            workload('us-1', { version: '1.3.2', health: 'degraded' }),
          ],
          links: [
            { title: 'Argo CD (checkout)', url: 'https://argo.example/a' },
            { title: 'Argo CD (checkout-us)', url: 'https://argo.example/b' },
          ],
        }),
      ]),
    );
    await screen.findByRole('heading', {
      name: 'Production is degraded in us-1. Production runs 2 versions.',
    });
    const [version, health] = rowOf('production').getAllByRole('cell');
    expect(version).toHaveTextContent(/1\.4\.0 in eu-1.*1\.3\.2 in us-1/);
    expect(health).toHaveTextContent(/degraded.*in us-1/);
    expect(
      rowOf('production').getByRole('link', { name: /\(checkout-us\)/ }),
    ).toHaveAttribute('href', 'https://argo.example/b');
  });

  it('leads to the tabs and systems that show more', async () => {
    renderCard(async () =>
      status([
        environment({
          links: [
            { title: 'argocd-staging', url: 'https://argo.example/checkout' },
            { title: 'not a web address', url: 'ftp://argo.example/checkout' },
          ],
        }),
      ]),
    );
    await screen.findByRole('row', { name: /^staging / });
    const hrefs = screen
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(hrefs).toEqual([
      'https://argo.example/checkout',
      '/catalog/default/component/checkout/argocd',
      '/catalog/default/component/checkout/kubernetes',
      '/catalog/default/component/checkout/delivery',
    ]);
  });

  it('names a source that did not answer and shows its environment as unknown', async () => {
    renderCard(async () =>
      status(
        [
          environment({
            unknown: {
              reason: 'timeout',
              message: 'no answer within 2 s',
              sources: ['staging-api'],
            },
          }),
          environment({ name: 'production' }),
        ],
        [
          { name: 'argocd-staging', outcome: 'observed' },
          { name: 'staging-api', outcome: 'failed', reason: 'timeout' },
          { name: 'production-api', outcome: 'observed' },
        ],
      ),
    );
    expect(await screen.findByText('2 of 3 sources answered.')).toBeVisible();
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'staging-api did not answer in time.',
    );
    expect(rowOf('staging').getByText('unknown')).toBeVisible();
    expect(rowOf('staging').queryByText('healthy')).not.toBeInTheDocument();
    expect(rowOf('production').getByText('healthy')).toBeVisible();
  });

  it('says that status is unknown when the backend fails, and asks again', async () => {
    const getStatus = jest
      .fn<Promise<never>, []>()
      .mockRejectedValue(new Error('Request failed with 503'));
    renderCard(getStatus);
    expect(
      await screen.findByText(
        'Deploy status is unknown: Request failed with 503',
        {},
        { timeout: 4000 },
      ),
    ).toBeVisible();
    const asked = getStatus.mock.calls.length;
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(getStatus.mock.calls.length).toBeGreaterThan(asked);
  });

  it('keeps what it knows when asking again fails, and says why', async () => {
    const client = new QueryClient({
      defaultOptions: { queries: { retry: false } },
    });
    const getStatus = jest
      .fn<ReturnType<DeploymentsApi['getStatus']>, []>()
      .mockResolvedValueOnce(status([environment({ version: '1.3.2' })]))
      .mockRejectedValue(new TypeError('Failed to fetch'));
    renderInTestApp(
      <TestApiProvider
        apis={[[deploymentsApiRef, { getStatus, getStatuses: jest.fn() }]]}
      >
        <QueryClientProvider client={client}>
          <EntityProvider entity={checkout}>
            <DeploymentsCard />
          </EntityProvider>
        </QueryClientProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    await screen.findByText('1.3.2');
    await act(() => client.refetchQueries());
    expect(
      await screen.findByText(
        'The last answer is shown; asking again failed: the portal’s backend could not be reached',
      ),
    ).toBeVisible();
    expect(screen.getByText('1.3.2')).toBeVisible();
  });

  it('keeps the place of the answer while it waits', async () => {
    renderCard(() => new Promise(() => {}));
    expect(
      await screen.findByRole('progressbar', {
        name: 'Asking Argo CD and the clusters',
      }),
    ).toBeVisible();
    expect(screen.queryByText('healthy')).not.toBeInTheDocument();
  });
});
