import type { Entity } from '@backstage/catalog-model';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ciRunsApiRef } from '@groundwork/plugin-ci-runs';
import type { CiRunsApi } from '@groundwork/plugin-ci-runs';
import type { CiRuns } from '@groundwork/plugin-ci-runs-common';
import { deploymentsApiRef } from '@groundwork/plugin-deployments';
import type { DeploymentsApi } from '@groundwork/plugin-deployments';
import type { DeploymentStatus } from '@groundwork/plugin-deployments-common';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, screen, within } from '@testing-library/react';
import { HomePage } from './HomePage';

const AS_OF = '2026-11-21T10:04:00.000Z';

const payments: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', namespace: 'default', title: 'Payments' },
  spec: { type: 'team', children: [] },
};

const cards: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'cards', namespace: 'default' },
  spec: { type: 'squad', children: [] },
  relations: [{ type: 'childOf', targetRef: 'group:default/payments' }],
};

function service(name: string, owner = 'group:default/payments'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/kubernetes-id': name,
        'github.com/project-slug': `example/${name}`,
      },
    },
    spec: { type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'node-service', namespace: 'default', title: 'A service' },
  spec: { type: 'service' },
};

function statusOf(
  name: string,
  health: DeploymentStatus['environments'][number]['health'],
): DeploymentStatus {
  return {
    entityRef: `component:default/${name}`,
    asOf: AS_OF,
    environments: [
      {
        name: 'production',
        tier: 'production',
        clusters: ['production-api'],
        version: '1.3.2',
        versions: ['1.3.2'],
        health,
        sync: 'synced',
        deployedAt: AS_OF,
        links: [],
        instances: [],
      },
    ],
    sources: [
      {
        kind: 'kubernetes',
        name: 'production-api',
        environments: ['production'],
        outcome: 'observed',
        checkedAt: AS_OF,
      },
      {
        kind: 'kubernetes',
        name: 'recovery',
        environments: ['recovery'],
        outcome: 'failed',
        reason: 'timeout',
        checkedAt: AS_OF,
      },
    ],
  };
}

function runsOf(
  entityRef: string,
  status: 'failed' | 'passed',
  sources: CiRuns['sources'] = [],
): CiRuns {
  return {
    entityRef,
    asOf: AS_OF,
    repository: 'example/x',
    engines: [],
    sources,
    outcome: 'observed',
    runs: [
      {
        id: '1',
        name: 'build',
        engine: 'github-actions',
        status,
        branch: 'main',
        sha: '4f2c1a9',
        event: 'push',
        url: 'https://git.example/runs/1',
        attempt: 1,
      },
    ],
  };
}

/** A Git host that is down, and what it last said. */
function silentHost(readAt?: string): CiRuns['sources'] {
  return [
    {
      engine: 'github-actions',
      name: 'Git host git.example',
      outcome: 'failed',
      reason: 'unreachable',
      ...(readAt === undefined ? {} : { readAt }),
    },
  ];
}

interface World {
  readonly entities: Entity[];
  readonly groups: string[];
  readonly getStatuses?: DeploymentsApi['getStatuses'];
  readonly failedRunOf?: string;
  readonly getRunsOfMany?: CiRunsApi['getRunsOfMany'];
}

function renderHome(
  world: World,
  client = new QueryClient({ defaultOptions: { queries: { retry: 1 } } }),
) {
  const getStatuses =
    world.getStatuses ?? (async () => ({ items: [], missing: [] }));
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/guest',
            ownershipEntityRefs: ['user:default/guest', ...world.groups],
          }),
        ],
        [catalogApiRef, catalogApiMock({ entities: world.entities })],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
        [deploymentsApiRef, { getStatuses, getStatus: jest.fn() }],
        [
          ciRunsApiRef,
          {
            getRunsOfMany:
              world.getRunsOfMany ??
              (async (refs: readonly string[]) => ({
                items: refs.map(ref =>
                  runsOf(ref, ref === world.failedRunOf ? 'failed' : 'passed'),
                ),
                missing: [],
              })),
          },
        ],
      ]}
    >
      <QueryClientProvider client={client}>
        <HomePage />
      </QueryClientProvider>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

const TEAM_WORLD: World = {
  entities: [payments, service('checkout'), service('ledger'), template],
  groups: ['group:default/payments'],
  getStatuses: async () => ({
    items: [statusOf('checkout', 'degraded'), statusOf('ledger', 'healthy')],
    missing: [],
  }),
};

describe('HomePage', () => {
  it('says first what is broken in my team and leads there', async () => {
    renderHome({ ...TEAM_WORLD, failedRunOf: 'component:default/ledger' });
    expect(
      await screen.findByRole('heading', {
        name: 'Payments: 2 services need attention.',
      }),
    ).toBeVisible();
    const troubles = within(
      screen.getByRole('list', { name: 'Broken or waiting' }),
    );
    expect(troubles.getByText('degraded')).toBeVisible();
    expect(troubles.getByRole('link', { name: 'ledger' })).toHaveAttribute(
      'href',
      '/catalog/default/component/ledger/ci-runs',
    );
  });

  it('shows the version and health of each service per environment', async () => {
    renderHome(TEAM_WORLD);
    const row = within(
      await screen.findByRole('row', { name: /ledger 1.3.2/ }),
    );
    expect(row.getByText('healthy')).toBeVisible();
  });

  it('names a source that did not answer', async () => {
    renderHome(TEAM_WORLD);
    expect(await screen.findByText('1 of 2 sources answered.')).toBeVisible();
  });

  it('does not call a team well when nobody could ask', async () => {
    renderHome({
      ...TEAM_WORLD,
      getStatuses: async () => {
        throw new Error('Request failed with 503');
      },
    });
    expect(
      await screen.findByText(
        'What runs is unknown: Request failed with 503',
        {},
        { timeout: 4000 },
      ),
    ).toBeVisible();
    expect(screen.queryByText(/no known problems/)).not.toBeInTheDocument();
  });

  it('names a silent CI source and does not claim to know how its runs went', async () => {
    renderHome({
      ...TEAM_WORLD,
      getStatuses: async () => ({
        items: [statusOf('checkout', 'healthy')],
        missing: [],
      }),
      getRunsOfMany: async refs => ({
        items: refs.map(ref => ({
          ...runsOf(ref, 'passed', silentHost()),
          outcome: 'failed',
          runs: [],
        })),
        missing: [],
      }),
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Payments: no known problems. The last CI runs of 2 services are unknown.',
      }),
    ).toBeVisible();
    expect(screen.getByText('1 of 3 sources answered.')).toBeVisible();
    expect(
      screen
        .getAllByRole('listitem')
        .some(({ textContent }) =>
          textContent?.startsWith(
            'Git host git.example could not be reached when asked for the CI runs of 2 of 2 services.',
          ),
        ),
    ).toBe(true);
  });

  it('shows a run that was read before its source fell silent with its age', async () => {
    const readAt = new Date(Date.now() - 2 * 60 * 60 * 1000).toISOString();
    renderHome({
      ...TEAM_WORLD,
      getRunsOfMany: async refs => ({
        items: refs.map(ref => runsOf(ref, 'failed', silentHost(readAt))),
        missing: [],
      }),
    });
    const troubles = within(
      await screen.findByRole('list', { name: 'Broken or waiting' }),
    );
    const run = troubles
      .getAllByRole('listitem')
      .find(({ textContent }) => textContent?.includes('CI run on main'));
    expect(run).toHaveTextContent('CI run on main, read 2 h ago');
    expect(
      screen.getByText(/CI runs from Git host git.example are as of/),
    ).toHaveTextContent('2 h ago');
  });

  it('claims nothing before the CI runs are there', async () => {
    renderHome({ ...TEAM_WORLD, getRunsOfMany: () => new Promise(() => {}) });
    expect(
      await screen.findByRole('row', { name: /ledger 1.3.2/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Payments', level: 1 }),
    ).toBeVisible();
  });

  it('says that how the last runs went is unknown when nobody could ask', async () => {
    renderHome({
      ...TEAM_WORLD,
      getRunsOfMany: async () => {
        throw new TypeError('Failed to fetch');
      },
    });
    expect(
      await screen.findByText(
        'How the last CI runs went is unknown: the portal’s backend could not be reached',
        {},
        { timeout: 4000 },
      ),
    ).toBeVisible();
  });

  it('keeps what it knew when asking again fails, and says how old it is', async () => {
    let fails = false;
    const client = new QueryClient({
      defaultOptions: { queries: { retry: false } },
    });
    const getStatuses = async () => {
      if (fails) throw new TypeError('Failed to fetch');
      return { items: [statusOf('ledger', 'degraded')], missing: [] };
    };
    renderHome({ ...TEAM_WORLD, getStatuses }, client);
    await screen.findByRole('row', { name: /ledger 1.3.2/ });
    fails = true;
    await act(() => client.refetchQueries({ queryKey: ['deployments'] }));
    expect(
      await screen.findByText(/The last answer is shown/),
    ).toHaveTextContent(
      'The last answer is shown, from just now. Asking again failed: the portal’s backend could not be reached',
    );
    expect(screen.getByRole('row', { name: /ledger 1.3.2/ })).toBeVisible();
  });

  it('says which services nobody can answer for instead of calling them unseen', async () => {
    renderHome({
      ...TEAM_WORLD,
      getStatuses: async () => ({
        items: [statusOf('checkout', 'healthy')],
        missing: ['component:default/ledger'],
      }),
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Payments: no known problems. 1 service is partly unknown.',
      }),
    ).toBeVisible();
    const row = within(screen.getByRole('row', { name: /^ledger/ }));
    expect(row.queryByText('not seen')).not.toBeInTheDocument();
    expect(row.getAllByText('unknown').length).toBeGreaterThan(0);
  });

  it('offers the templates and leaves empty lists out', async () => {
    renderHome(TEAM_WORLD);
    expect(
      await screen.findByRole('link', { name: 'A service' }),
    ).toHaveAttribute('href', '/create/templates/default/node-service');
    expect(
      screen.queryByRole('heading', { name: 'Starred' }),
    ).not.toBeInTheDocument();
  });

  it('shows a newcomer without a team how to find one', async () => {
    renderHome({ entities: [payments], groups: [] });
    expect(
      await screen.findByRole('heading', { name: 'You are not in a team yet' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Find your team' })).toBeVisible();
  });

  it('leaves the other services of the team above to its other squads', async () => {
    renderHome({
      entities: [
        payments,
        cards,
        service('limits', 'group:default/cards'),
        service('ledger'),
      ],
      groups: ['group:default/cards'],
    });
    expect(await screen.findByRole('row', { name: /limits/ })).toBeVisible();
    expect(screen.queryByRole('row', { name: /ledger/ })).toBeNull();
  });

  it('shows what the team above owns to a squad that owns nothing itself', async () => {
    renderHome({
      entities: [payments, cards, service('ledger')],
      groups: ['group:default/cards'],
    });
    expect(await screen.findByRole('row', { name: /ledger/ })).toBeVisible();
    expect(
      screen.getByRole('heading', { name: /Payments/, level: 1 }),
    ).toBeVisible();
  });

  it('tells a team that owns nothing how a service gets here', async () => {
    renderHome({ ...TEAM_WORLD, entities: [payments] });
    expect(
      await screen.findByRole('heading', {
        name: 'Payments owns nothing in the catalog',
      }),
    ).toBeVisible();
  });
});
