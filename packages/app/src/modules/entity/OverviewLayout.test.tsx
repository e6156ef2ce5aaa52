import type { Entity } from '@backstage/catalog-model';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { configApiRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { QueryScope } from '@groundwork/plugin-status-react';
import { screen } from '@testing-library/react';
import { OverviewLayout } from './OverviewLayout';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    namespace: 'default',
    labels: { tier: 'tier-1' },
    annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
    links: [
      { url: 'https://git.example/runbook', title: 'Runbook', type: 'runbook' },
    ],
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
};

const payments: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', namespace: 'default' },
};

function renderOverview(options: {
  readonly entities: Entity[];
  readonly docsAvailable?: boolean;
}) {
  const { entities, docsAvailable = true } = options;
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [catalogApiRef, catalogApiMock({ entities })],
        [
          configApiRef,
          mockApis.config({ data: { techdocs: { available: docsAvailable } } }),
        ],
      ]}
    >
      <QueryScope>
        <EntityProvider entity={checkout}>
          <OverviewLayout cards={[{ element: <p>A card</p> }]} />
        </EntityProvider>
      </QueryScope>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('the overview of an entity', () => {
  it('starts with the facts that somebody in trouble looks for', async () => {
    renderOverview({ entities: [payments] });
    expect(await screen.findByText('Tier 1')).toBeVisible();
    expect(screen.getByRole('link', { name: /Runbook/ })).toHaveAttribute(
      'href',
      'https://git.example/runbook',
    );
    expect(screen.getByRole('link', { name: 'Docs' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/docs',
    );
    expect(screen.getByText('A card')).toBeVisible();
  });

  it('says so where docs would be when the portal builds none', async () => {
    renderOverview({ entities: [payments], docsAvailable: false });
    expect(
      await screen.findByText('Docs are off on this portal'),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Docs' }),
    ).not.toBeInTheDocument();
  });

  it('notes an owner that is not in the catalog in one line', async () => {
    renderOverview({ entities: [] });
    expect(
      await screen.findByText(
        'The owner group:default/payments is not in the catalog.',
      ),
    ).toBeVisible();
  });
});
