import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ciRunsApiRef } from '@groundwork/plugin-ci-runs';
import { deploymentsApiRef } from '@groundwork/plugin-deployments';
import { QueryScope } from '@groundwork/plugin-status-react';
import { screen, within } from '@testing-library/react';
import { TeamCard } from './TeamCard';
import { TeamMembersCard } from './TeamMembersCard';
import { TeamServicesCard } from './TeamServicesCard';

const cards: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'cards', namespace: 'default' },
  spec: { type: 'squad', children: [] },
  relations: [
    { type: 'childOf', targetRef: 'group:default/payments' },
    { type: 'hasMember', targetRef: 'user:default/cleo' },
  ],
};

const payments: Entity = {
  ...cards,
  metadata: { name: 'payments', namespace: 'default' },
  spec: { type: 'team', children: ['cards'] },
  relations: [{ type: 'parentOf', targetRef: 'group:default/cards' }],
};

const cleo: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'cleo', namespace: 'default' },
  spec: { profile: { displayName: 'Cleo Osier' } },
  relations: [{ type: 'memberOf', targetRef: 'group:default/cards' }],
};

function service(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}

async function renderTeam(team: Entity, services: readonly Entity[]) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [
          catalogApiRef,
          catalogApiMock({ entities: [cards, payments, cleo, ...services] }),
        ],
        [
          deploymentsApiRef,
          { getStatuses: async () => ({ items: [], missing: [] }) },
        ],
        [ciRunsApiRef, {}],
      ]}
    >
      <QueryScope>
        <EntityProvider entity={team}>
          <TeamServicesCard />
          <TeamMembersCard />
          <TeamCard />
        </EntityProvider>
      </QueryScope>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe("a team's page", () => {
  it('begins with the services of a squad, and of no other', async () => {
    await renderTeam(cards, [
      service('limits', 'cards'),
      service('loans', 'lending'),
    ]);
    const services = within(
      await screen.findByRole('table', { name: 'Services' }),
    );
    expect(services.getByRole('link', { name: 'limits' })).toBeVisible();
    expect(
      services.queryByRole('link', { name: 'loans' }),
    ).not.toBeInTheDocument();
  });

  it('counts what its squads own to a team', async () => {
    await renderTeam(payments, [service('limits', 'cards')]);
    expect(await screen.findByRole('link', { name: 'limits' })).toBeVisible();
    expect(screen.getByText('Consists of')).toBeVisible();
  });

  it('names its members, each a link, and where it belongs', async () => {
    await renderTeam(cards, []);
    expect(
      await screen.findByRole('heading', { name: 'Members (1)' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Cleo Osier' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'payments' })).toBeVisible();
  });

  it('says how a service gets there when there is none', async () => {
    await renderTeam(cards, []);
    expect(
      await screen.findByText(/cards owns nothing in the catalog/),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
