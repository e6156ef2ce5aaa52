import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityKindPicker,
  EntityListProvider,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { QueryScope } from '@groundwork/plugin-status-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityTable } from './EntityTable';

function service(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      description: `Answers for ${name}.`,
    },
    spec: { type: 'service', lifecycle: 'production' },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

const payments: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

async function renderTable(entities: Entity[]) {
  const catalog = catalogApiMock({ entities });
  const byRefs = jest.spyOn(catalog, 'getEntitiesByRefs');
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [catalogApiRef, catalog],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
      ]}
    >
      <QueryScope>
        <EntityListProvider pagination={{ mode: 'offset', limit: 20 }}>
          <EntityKindPicker initialFilter="component" hidden />
          <EntityTable />
        </EntityListProvider>
      </QueryScope>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { byRefs, catalog };
}

function rowOf(name: string) {
  return screen.findByRole('row', { name: new RegExp(`^${name}`) });
}

describe('the list of the catalog', () => {
  it('says what an entry is for and who owns it', async () => {
    await renderTable([payments, service('ledger', 'group:default/payments')]);
    const row = within(await rowOf('ledger'));
    expect(row.getByText('Answers for ledger.')).toBeVisible();
    expect(row.getByRole('link', { name: 'payments' })).toBeVisible();
    expect(row.getByRole('button', { name: 'Star ledger' })).toBeVisible();
    expect(row.queryByText('not in the catalog')).not.toBeInTheDocument();
  });

  it('names an owner that does not exist as such, without a link to nowhere', async () => {
    await renderTable([service('ledger', 'group:default/project-harbour')]);
    expect(await screen.findByText('not in the catalog')).toBeVisible();
    const row = within(await rowOf('ledger'));
    expect(row.getByText('project-harbour')).toBeVisible();
    expect(
      row.queryByRole('link', { name: 'project-harbour' }),
    ).not.toBeInTheDocument();
  });

  it('asks once for the owners of all its rows', async () => {
    const names = ['ledger', 'cards', 'loans'];
    const { byRefs } = await renderTable(
      names.map(name => service(name, `group:default/team-of-${name}`)),
    );
    expect(await screen.findAllByText('not in the catalog')).toHaveLength(3);
    expect(byRefs).toHaveBeenCalledTimes(1);
  });

  it('says so when nothing fits', async () => {
    await renderTable([service('ledger', 'group:default/payments')]);
    await rowOf('ledger');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Filter by name' }),
      'zzz',
    );
    expect(
      await screen.findByText(/Nothing in the catalog matches/),
    ).toBeVisible();
  });

  it('keeps what it showed when the catalog falls silent, and asks again on a click', async () => {
    const { catalog } = await renderTable([
      service('ledger', 'group:default/payments'),
      service('loans', 'group:default/payments'),
    ]);
    await rowOf('ledger');
    const asked = jest
      .spyOn(catalog, 'queryEntities')
      .mockRejectedValue(new TypeError('Failed to fetch'));
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Filter by name' }),
      'led',
    );
    expect(
      await screen.findByText(
        /Asking the catalog again failed: the portal’s backend could not be reached/,
      ),
    ).toBeVisible();
    expect(await rowOf('ledger')).toBeVisible();
    asked.mockRestore();
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    await waitFor(() =>
      expect(screen.queryByText(/did not answer/)).not.toBeInTheDocument(),
    );
    expect(await rowOf('ledger')).toBeVisible();
  });
});
