import type { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deliveryBackend,
  knownMetrics,
  numbersWith,
  renderOnEntity,
  rolledBack,
  unknownNumbers,
} from '../../__testUtils__';
import type { DeliveryDeployment } from '../../answers';
import type {
  DeliveryAnswer,
  DeliveryApi,
  DeliveryScope,
} from '../../deliveryApi';
import { ServiceDelivery, TeamDelivery } from '.';

function entityOf(kind: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'cards', namespace: 'default' },
  };
}

function renderTab(
  kind: string,
  answer: DeliveryAnswer,
  deployments: readonly DeliveryDeployment[] = [],
  others: Partial<DeliveryApi> = {},
  at = '/',
) {
  const asked: DeliveryScope[] = [];
  renderOnEntity(kind === 'Group' ? <TeamDelivery /> : <ServiceDelivery />, {
    entity: entityOf(kind),
    at,
    answers: {
      delivery: deliveryBackend({
        numbers: async scope => {
          asked.push(scope);
          return answer;
        },
        deployments: async () => ({
          tier: 'production',
          items: [...deployments],
        }),
        ...others,
      }),
    },
  });
  return asked;
}

const { counts } = numbersWith();

describe('Delivery on a group', () => {
  it('shows the pool first and each service beside it, with one request for both', async () => {
    const asked = renderTab('Group', {
      numbers: numbersWith(),
      services: [
        { ref: 'component:default/checkout', metrics: knownMetrics, counts },
        {
          ref: 'component:default/refunds',
          metrics: unknownNumbers().metrics,
          counts,
        },
      ],
    });
    expect(
      await screen.findByRole('heading', { name: /^Half of the changes/ }),
    ).toBeVisible();
    const table = within(screen.getByRole('table', { name: 'Services' }));
    expect(table.getByRole('link', { name: 'checkout' })).toBeVisible();
    expect(
      within(table.getByRole('row', { name: /^refunds/ })).getAllByText(
        'no source',
      ),
    ).toHaveLength(5);
    await screen.findByText(/^Compared with/);
    // The second one is the window before.
    expect(asked).toEqual(
      Array(2).fill({ of: 'team', ref: 'group:default/cards' }),
    );
  });

  it('says why a group without services has no numbers', async () => {
    renderTab('Group', { numbers: unknownNumbers(), services: [] });
    expect(
      await screen.findByText(/^No service that you may see names this group/),
    ).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});

describe('Delivery on a service', () => {
  it('shows its numbers and which source counts, and why', async () => {
    const { quality } = numbersWith();
    const asked = renderTab('Component', {
      numbers: numbersWith({
        quality: {
          ...quality,
          authority: {
            source: 'argocd:main',
            reason: 'only-source',
            sentence: 'No other source tells of deployments of this service.',
          },
        },
      }),
    });
    expect(
      await screen.findByText(
        'Argo CD main: No other source tells of deployments of this service.',
      ),
    ).toBeVisible();
    expect(asked[0]).toEqual({
      of: 'service',
      ref: 'component:default/cards',
    });
  });

  it('shows its history as marks by week in the lane of production, and each opens', async () => {
    renderTab('Component', { numbers: numbersWith() }, [
      rolledBack,
      {
        ...rolledBack,
        id: 'github:g/1',
        finishedAt: '2026-11-02T12:00:00.000Z',
      },
    ]);
    const history = within(
      await screen.findByRole('table', { name: 'History' }),
    );
    expect(
      history.getByRole('columnheader', { name: 'Production' }),
    ).toBeVisible();
    // Weeks without a deployment are left out.
    expect(
      history.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(['15 Nov 2026', '1 Nov 2026']);
    await userEvent.click(
      history.getByRole('button', {
        name: /^a3a3a3a \+2, new version with 2 changes, 20 Nov 2026.*: failed: incident, rolled back/,
      }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Deployment' }),
    ).toBeVisible();
  });

  it('shows other environments beside production, each mark with the page of whoever told of it', async () => {
    renderTab('Component', { numbers: numbersWith() }, [rolledBack], {
      environments: async () => ({
        notListed: 12,
        items: [
          {
            environment: 'staging',
            deployments: [
              {
                id: 'github:g/7',
                status: 'success',
                sha: 'b4'.repeat(20),
                startedAt: '2026-11-02T11:58:00.000Z',
                finishedAt: '2026-11-02T12:00:00.000Z',
                url: 'https://git.example/runs/7',
              },
              {
                id: 'github:g/6',
                status: 'success',
                sha: 'c5'.repeat(20),
                startedAt: '2026-11-02T09:58:00.000Z',
                finishedAt: '2026-11-02T10:00:00.000Z',
                url: 'https://git.example/runs/6',
                deployment: 'github:g/5',
                startedBy: { kind: 'automation', name: 'deployer' },
                changes: 3,
              },
              {
                id: 'github:g/8',
                status: 'failure',
                startedAt: '2026-11-02T10:58:00.000Z',
                finishedAt: '2026-11-02T11:00:00.000Z',
              },
            ],
          },
        ],
      }),
    });
    const history = within(
      await screen.findByRole('table', { name: 'History' }),
    );
    expect(
      await history.findByRole('columnheader', { name: 'staging' }),
    ).toBeVisible();
    const row = within(history.getByRole('row', { name: /^1 Nov 2026/ }));
    expect(
      row.getByRole('link', {
        name: /^b4b4b4b in staging, 2 Nov 2026.*, took 2 min, who started it is not recorded: reached it/,
      }),
    ).toHaveAttribute('href', 'https://git.example/runs/7');
    await userEvent.click(
      row.getByRole('button', {
        name: /^c5c5c5c \+3 in staging, 2 Nov 2026.*, took 2 min, started by automation \(deployer\): reached it/,
      }),
    );
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      'github%3Ag%2F5',
    );
    await userEvent.keyboard('{Escape}');
    expect(
      row.getByRole('img', { name: /^no version in staging.*: failed$/ }),
    ).toBeVisible();
    expect(
      screen.getByText(
        '12 older deployments to other environments are not shown.',
      ),
    ).toBeVisible();
  });

  it('marks the deployments of the commit that a run leads with, and says so where there is none', async () => {
    const sha = rolledBack.sha ?? '';
    renderTab(
      'Component',
      { numbers: numbersWith() },
      [rolledBack],
      {},
      `/?commit=${sha}`,
    );
    expect(
      await screen.findByText('1 deployment of commit a3a3a3a is marked.'),
    ).toBeVisible();
    expect(
      within(screen.getByRole('table', { name: 'History' }))
        .getByRole('button', { name: /^a3a3a3a/ })
        .closest('[aria-current]'),
    ).toBeInTheDocument();
  });

  it('says of a commit that reached no environment in this time that it did not', async () => {
    renderTab(
      'Component',
      { numbers: numbersWith({ counts: { ...counts, reached: 0 } }) },
      [],
      {},
      `/?commit=${'0d'.repeat(20)}`,
    );
    expect(
      await screen.findByText(
        'No deployment of commit 0d0d0d0 is among those that are shown.',
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('table', { name: 'History' }),
    ).not.toBeInTheDocument();
  });

  it('says that nobody could tell of other environments, and shows production all the same', async () => {
    renderTab('Component', { numbers: numbersWith() }, [rolledBack], {
      environments: async () => {
        throw new Error('The database is away');
      },
    });
    expect(
      await screen.findByText(
        'What was deployed to other environments is unknown: The database is away',
      ),
    ).toBeVisible();
    expect(screen.getByRole('table', { name: 'History' })).toBeVisible();
  });

  it('has no history where nothing reached any environment', async () => {
    renderTab('Component', {
      numbers: numbersWith({ counts: { ...counts, reached: 0 } }),
    });
    await screen.findByRole('heading', { name: /^Half of the changes/ });
    expect(
      screen.queryByRole('table', { name: 'History' }),
    ).not.toBeInTheDocument();
  });
});
