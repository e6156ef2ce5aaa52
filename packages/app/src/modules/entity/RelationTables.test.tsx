import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { QueryScope } from '@groundwork/plugin-status-react';
import { screen, within } from '@testing-library/react';
import { RelationTables } from './RelationTables';
import { partTables } from './relationTables';

function part(kind: string, name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', description: `About ${name}.` },
    spec: { type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/gone' }],
  };
}

const accounts: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'accounts', namespace: 'default' },
  relations: [
    'component:default/ledger',
    'component:default/lost',
    'api:default/balances',
  ].map(targetRef => ({ type: 'hasPart', targetRef })),
};

async function renderTables() {
  const catalog = catalogApiMock({
    entities: [part('Component', 'ledger'), part('API', 'balances')],
  });
  const byRefs = jest.spyOn(catalog, 'getEntitiesByRefs');
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [catalogApiRef, catalog],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
      ]}
    >
      <QueryScope>
        <EntityProvider entity={accounts}>
          <RelationTables tables={partTables} />
        </EntityProvider>
      </QueryScope>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { byRefs };
}

describe('what a system consists of', () => {
  it('is one table per kind, with descriptions and owners that do not exist', async () => {
    await renderTables();
    const components = within(
      await screen.findByRole('table', { name: 'Components' }),
    );
    expect(components.getByText('About ledger.')).toBeVisible();
    expect(screen.getByRole('table', { name: 'APIs' })).toBeVisible();
    expect(await screen.findAllByText('not in the catalog')).toHaveLength(2);
  });

  it('names what is not in the catalog', async () => {
    await renderTables();
    expect(
      await screen.findByText('Not in the catalog: component:default/lost'),
    ).toBeVisible();
  });

  it('costs two requests, however many tables there are: the parts and their owners', async () => {
    const { byRefs } = await renderTables();
    await screen.findAllByText('not in the catalog');
    expect(byRefs).toHaveBeenCalledTimes(2);
  });
});
