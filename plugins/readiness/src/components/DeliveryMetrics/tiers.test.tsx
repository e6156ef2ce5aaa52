import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  baselineWith,
  deliveryBackend,
  knownMetrics,
  numbersWith,
  renderPage,
  rolledBack,
  rolledBackDetails,
  undefinedMetric,
} from '../../__testUtils__';
import type { DeliveryMetrics, DeliveryNumbers } from '../../answers';
import type { AskedDays } from '../../deliveryApi';
import { DeliveryPage } from '../DeliveryPage';

const TIERS = ['production', 'staging'];
const { failure: _, ...reached } = rolledBack;

const metricsInStaging: DeliveryMetrics = {
  ...knownMetrics,
  changeFailRate: undefinedMetric('percent', 'told-of-production'),
  recoveryTime: undefinedMetric('hours', 'told-of-production'),
  reworkRate: undefinedMetric('percent', 'told-of-production'),
};

function numbersOf(tier: string): DeliveryNumbers {
  const production = numbersWith({ tiers: TIERS });
  if (tier === 'production') return production;
  const { deployments, redeployments, failedAttempts, changes } =
    production.counts;
  // The Quick Check is of production.
  const { quickCheck: __, ...there } = production;
  return {
    ...there,
    tier,
    metrics: metricsInStaging,
    counts: {
      ...{ deployments, redeployments, failedAttempts, changes },
      changesWithoutLeadTime: 0,
    },
    days: [{ day: '2026-11-08', deployments: 4, changes: 5 }],
  };
}

function renderDelivery(at = '/', tiers = TIERS) {
  const asked: (AskedDays & { readonly of: string })[] = [];
  renderPage(<DeliveryPage />, {
    at,
    answers: {
      delivery: deliveryBackend({
        numbers: async (_scope, days) => {
          asked.push({ of: 'numbers', ...days });
          return {
            numbers: { ...numbersOf(days.tier ?? 'production'), tiers },
          };
        },
        teams: async ({ tier = 'production', ...days }) => {
          asked.push({ of: 'teams', tier, ...days });
          return {
            tier,
            window: numbersWith().window,
            total: 1,
            items: [
              {
                ref: 'group:default/cards',
                services: 2,
                metrics: numbersOf(tier).metrics,
              },
            ],
          };
        },
        deployments: async (_scope, { tier = 'production', ...days }) => {
          asked.push({ of: 'deployments', tier, ...days });
          return {
            tier,
            items: [tier === 'production' ? rolledBack : reached],
          };
        },
        deployment: async () => ({
          ...rolledBackDetails,
          tier: 'staging',
          deployment: reached,
          incidents: [],
          undoneBy: [],
        }),
        baselines: async () => ({ items: [baselineWith()], mayFreeze: true }),
        overlays: async () => ({
          items: [],
          contestable: [rolledBack.service],
        }),
      }),
    },
  });
  return asked;
}

const choice = () => screen.findByRole('radiogroup', { name: 'Environment' });
const address = () => screen.getByLabelText('Address');

describe('the choice of an environment', () => {
  it('is not there where only production is declared', async () => {
    renderDelivery('/', ['production']);
    expect(
      await screen.findByRole('radiogroup', { name: 'Window' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('radiogroup', { name: 'Environment' }),
    ).not.toBeInTheDocument();
  });

  it('goes into the address and every question, and leaves the page of deployments that was open', async () => {
    const asked = renderDelivery('/?days=28&after=more');
    await userEvent.click(
      within(await choice()).getByRole('radio', { name: 'staging' }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Half of the changes reach staging within 3.2 days. What fails is counted in production.',
      }),
    ).toBeVisible();
    expect(address()).toHaveTextContent('?days=28&tier=staging');
    const ofStaging = asked.filter(({ tier }) => tier === 'staging');
    expect(new Set(ofStaging.map(({ of }) => of))).toEqual(
      new Set(['numbers', 'teams', 'deployments']),
    );
    expect(new Set(ofStaging.map(({ days }) => days))).toEqual(new Set([28]));
    await userEvent.click(
      within(await choice()).getByRole('radio', { name: 'production' }),
    );
    await waitFor(() => expect(address()).toHaveTextContent(/^\?days=28$/));
  });
});

it('an environment that is declared no more leads back to production', async () => {
  renderPage(<DeliveryPage />, {
    at: '/?tier=gone',
    answers: {
      delivery: deliveryBackend({
        numbers: async (_scope, { tier }) => {
          if (tier !== undefined) throw new Error(`There is no tier ${tier}`);
          return { numbers: numbersOf('production') };
        },
        teams: async () => {
          throw new Error('not asked for here');
        },
        deployments: async () => ({ tier: 'production', items: [] }),
      }),
    },
  });
  expect(
    await screen.findByText(
      'The delivery metrics are unknown: There is no tier gone',
    ),
  ).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', { name: 'Show production' }),
  );
  expect(
    await screen.findByRole('heading', { name: /reach production within/ }),
  ).toBeVisible();
  expect(address()).toBeEmptyDOMElement();
});

describe('the numbers of another environment', () => {
  it('say of what goes wrong that it is counted in production, and are held against no baseline', async () => {
    renderDelivery('/?tier=staging');
    await choice();
    const tiles = within(
      screen.getByRole('list', { name: 'The five delivery metrics' }),
    );
    expect(tiles.getAllByText('counted in production')).toHaveLength(3);
    expect(tiles.queryByText(/^baseline /)).not.toBeInTheDocument();
    expect(
      screen.getByText(/^Baselines cover production only, so the numbers/),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Freeze today’s numbers' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByText(
        'Deployments to staging are counted, by calendar days in UTC.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        '4 deployments in the same time. Which of them failed is not reported.',
      ),
    ).toBeVisible();
  });

  it('say nothing of what came of a deployment, and offer nobody to contest it', async () => {
    renderDelivery('/?tier=staging');
    const table = within(
      await screen.findByRole('table', { name: 'What the number is made of' }),
    );
    // Charts are loaded where they are looked at first.
    await waitFor(() =>
      expect(
        screen.queryByRole('progressbar', { name: 'Drawing the chart' }),
      ).not.toBeInTheDocument(),
    );
    expect(
      table.queryByRole('columnheader', { name: 'What came of it' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      table.getByRole('button', { name: /^Deployment of checkout/ }),
    );
    const drawer = within(
      await screen.findByRole('dialog', { name: 'Deployment' }),
    );
    expect(await drawer.findByText(/in staging after 2\.1 days/)).toBeVisible();
    expect(drawer.queryByText(/hotfix/)).not.toBeInTheDocument();
    expect(drawer.queryByText(/is not production/)).not.toBeInTheDocument();
  });

  it('lead to the same environment of a team', async () => {
    renderDelivery('/?tier=staging');
    expect(await screen.findByRole('link', { name: 'cards' })).toHaveAttribute(
      'href',
      '/catalog/default/group/cards/delivery?tier=staging',
    );
  });

  it('lead to the same window and metric of a team, and to nothing that is open here', async () => {
    renderDelivery('/?days=365&tier=staging&metric=lead-time&after=x');
    expect(await screen.findByRole('link', { name: 'cards' })).toHaveAttribute(
      'href',
      '/catalog/default/group/cards/delivery?days=365&tier=staging&metric=lead-time',
    );
  });
});
