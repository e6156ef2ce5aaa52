import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  baselineWith,
  deliveryBackend,
  knownMetrics,
  numbersWith,
  renderPage,
  undefinedMetric,
  unknownNumbers,
} from '../../__testUtils__';
import type { DeliveryNumbers, DeliveryTeams } from '../../answers';
import type { AskedDays, Baselines, DeliveryApi } from '../../deliveryApi';
import { DeliveryPage } from './DeliveryPage';

const teams: DeliveryTeams = {
  tier: 'production',
  window: numbersWith().window,
  total: 2,
  items: [
    { ref: 'group:default/cards', services: 2, metrics: knownMetrics },
    {
      ref: 'group:default/ledger',
      services: 1,
      metrics: unknownNumbers().metrics,
    },
  ],
};

interface Shown {
  readonly now?: DeliveryNumbers;
  readonly before?: DeliveryNumbers;
  readonly teams?: DeliveryApi['teams'];
  readonly at?: string;
  readonly baselines?: Baselines;
}

function renderDelivery({ now, before, at, ...answers }: Shown = {}) {
  const asked: AskedDays[] = [];
  renderPage(<DeliveryPage />, {
    ...(at === undefined ? {} : { at }),
    answers: {
      delivery: deliveryBackend({
        numbers: async (_scope, days) => {
          asked.push(days);
          return {
            numbers: (days.to === undefined ? now : before) ?? numbersWith(),
          };
        },
        teams: answers.teams ?? (async () => teams),
        baselines: async () =>
          answers.baselines ?? { items: [], mayFreeze: true },
        deployments: async () => ({ tier: 'production', items: [] }),
      }),
    },
  });
  return asked;
}

function tile(name: string) {
  const item = screen.getByRole('heading', { name, level: 3 }).closest('li');
  if (!item) throw new Error(`No tile is called ${name}`);
  return within(item);
}

describe('DeliveryPage', () => {
  it('answers first how fast and how safe, and whether that is better than before', async () => {
    renderDelivery({
      before: numbersWith({
        metrics: {
          ...knownMetrics,
          leadTime: { ...knownMetrics.leadTime, value: 120 },
          changeFailRate: { ...knownMetrics.changeFailRate, value: 10 },
        },
      }),
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Half of the changes reach production within 3.2 days, and 15 % of deployments fail.',
      }),
    ).toBeVisible();
    expect(
      await screen.findByText(
        'Compared with the 90 days before, changes are faster (5 days then), and deployments fail more often (10 % then).',
      ),
    ).toBeVisible();
  });

  it('asks for the window before by its end, and for nothing once per team', async () => {
    const asked = renderDelivery();
    await screen.findByText(/^Compared with/);
    expect(asked).toEqual([{ days: 90 }, { days: 90, to: '2026-08-24' }]);
  });

  it('shows five tiles, each with what it was counted from and which way is good', async () => {
    renderDelivery();
    const list = within(
      await screen.findByRole('list', { name: 'The five delivery metrics' }),
    );
    expect(
      list.getAllByRole('heading').map(({ textContent }) => textContent),
    ).toEqual([
      'Change lead time',
      'Deployment frequency',
      'Change fail rate',
      'Recovery time',
      'Rework rate',
    ]);
    expect(tile('Change lead time').getByText('20 changes')).toBeVisible();
    expect(
      tile('Change lead time').getByText(
        '4.2 days for 75 %, 8.3 days for 90 %',
      ),
    ).toBeVisible();
    expect(tile('Deployment frequency').getByText('3.2 a week')).toBeVisible();
    expect(
      tile('Deployment frequency').getByText('more often is better'),
    ).toBeVisible();
    expect(tile('Recovery time').getByText('30 min')).toBeVisible();
    expect(tile('Recovery time').getByText('3 recoveries')).toBeVisible();
  });

  it('names on each tile its own baseline and its target, and draws both over time', async () => {
    renderDelivery({ baselines: { items: [baselineWith()], mayFreeze: true } });
    expect(
      await screen.findByText(
        'Measured against “Before the common pipeline”, frozen on 22 Nov 2026.',
      ),
    ).toBeVisible();
    const lead = tile('Change lead time');
    expect(lead.getByText('baseline 3.2 days')).toBeVisible();
    expect(lead.getByText('target 24 h by 1 May 2027')).toBeVisible();
    expect(
      screen.getByText(
        /Dashed lines: baseline 3\.2 days, target 24 h by 1 May 2027\.$/,
      ),
    ).toBeVisible();
    const recovery = tile('Recovery time');
    expect(recovery.queryByText(/^baseline/)).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Baseline and targets' }),
    ).toHaveAttribute('href', '/delivery/baseline');
  });

  it('is measured against nothing that somebody changed, nor against what is frozen of others', async () => {
    renderDelivery({
      baselines: {
        mayFreeze: true,
        items: [
          baselineWith({ isIntact: false }),
          baselineWith({
            scope: { kind: 'team', ref: 'group:default/cards' },
          }),
        ],
      },
    });
    expect(
      await screen.findByText('No baseline is frozen to compare with.'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Freeze today’s numbers' }),
    ).toBeVisible();
    expect(screen.queryByText(/^baseline/)).not.toBeInTheDocument();
  });

  it('says of an undefined metric why, and what would define it, and shows no zero', async () => {
    renderDelivery({
      now: numbersWith({
        metrics: {
          ...knownMetrics,
          changeFailRate: undefinedMetric('percent', 'no-incident-source'),
        },
      }),
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Half of the changes reach production within 3.2 days. How many deployments fail is not known.',
      }),
    ).toBeVisible();
    const rate = tile('Change fail rate');
    expect(rate.getByText('incidents not known')).toBeVisible();
    expect(rate.getByText(/Sentence of no-incident-source/)).toBeVisible();
    expect(
      rate.getByText('What would define no-incident-source.'),
    ).toBeVisible();
    expect(rate.queryByText(/0 %/)).not.toBeInTheDocument();
  });

  it('tells a share that unread incidents can only make greater as what it is at least', async () => {
    renderDelivery({
      now: numbersWith({
        metrics: {
          ...knownMetrics,
          changeFailRate: {
            unit: 'percent',
            better: 'lower',
            sampleSize: 40,
            atLeast: 5,
            undefined: {
              reason: 'incidents-not-read',
              sentence: 'Some incidents may be missing.',
              definedBy: 'A reading of them.',
            },
          },
        },
      }),
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Half of the changes reach production within 3.2 days, and at least 5 % of deployments fail.',
      }),
    ).toBeVisible();
    const rate = tile('Change fail rate');
    expect(rate.getByText('at least 5 %')).toBeVisible();
    expect(rate.getByText(/Some incidents may be missing/)).toBeVisible();
  });

  it('claims nothing about the time before where too little is known of it', async () => {
    renderDelivery({ before: unknownNumbers() });
    expect(
      await screen.findByText(
        'Too little is known of the 90 days before to compare.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/than before/)).not.toBeInTheDocument();
  });

  it('does not call it better that there were fewer deployments in a time that was not read in full', async () => {
    const { quality } = numbersWith();
    renderDelivery({
      before: numbersWith({
        metrics: {
          ...knownMetrics,
          deploymentFrequency: {
            ...knownMetrics.deploymentFrequency,
            value: 0.5,
          },
        },
        quality: {
          ...quality,
          flags: [
            { type: 'history-begins-later', sentence: 'It begins later.' },
          ],
        },
      }),
    });
    expect(
      await screen.findByText(
        /Not everything has been read, so nothing else is compared\.$/,
      ),
    ).toBeVisible();
    expect(
      tile('Deployment frequency').queryByText(/before/),
    ).not.toBeInTheDocument();
  });

  it('names a source that could not be read above the numbers of the others', async () => {
    const { quality } = numbersWith();
    const [source] = quality.sources;
    renderDelivery({
      now: numbersWith({
        quality: {
          ...quality,
          sources: source
            ? [
                {
                  ...source,
                  streams: { total: 4, complete: 3, unfinished: 0, failed: 1 },
                  failureReasons: ['forbidden'],
                },
              ]
            : [],
          flags: [{ type: 'source-failed', sentence: 'One part failed.' }],
        },
      }),
    });
    const [first] = await screen.findAllByRole('status');
    const notes = within(first ?? document.body);
    expect(
      notes.getByText(
        '1 of 1 sources of deliveries could not be read in full.',
      ),
    ).toBeVisible();
    expect(notes.getByText('Argo CD main')).toBeVisible();
    expect(notes.getByText(/denied access \(403\)/)).toBeVisible();
    expect(
      tile('Change lead time').getByText('1 note on the data'),
    ).toBeVisible();
    expect(screen.getByText('One part failed.')).toBeVisible();
  });

  it('says what is missing when nothing is known, instead of zeros', async () => {
    renderDelivery({ now: unknownNumbers() });
    expect(
      await screen.findByRole('heading', {
        name: 'How fast and how safe delivery is, is not known.',
      }),
    ).toBeVisible();
    expect(tile('Deployment frequency').getByText('no source')).toBeVisible();
    expect(screen.getByText('No source reports deployments.')).toBeVisible();
  });

  it('says why there is no answer, and asks again', async () => {
    let asked = 0;
    renderPage(<DeliveryPage />, {
      answers: {
        delivery: deliveryBackend({
          numbers: async () => {
            asked += 1;
            if (asked === 1) throw new Error('the database is away');
            return { numbers: numbersWith() };
          },
          teams: async () => teams,
          deployments: async () => ({ tier: 'production', items: [] }),
        }),
      },
    });
    expect(
      await screen.findByText(
        'The delivery metrics are unknown: the database is away',
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(
      await screen.findByRole('heading', { name: /^Half of the changes/ }),
    ).toBeVisible();
  });

  it('keeps the window in the address', async () => {
    const asked = renderDelivery({ at: '/?days=28' });
    const choice = within(
      await screen.findByRole('radiogroup', { name: 'Window' }),
    );
    expect(choice.getByRole('radio', { name: '28 days' })).toBeChecked();
    expect(asked[0]).toEqual({ days: 28 });
    await userEvent.click(choice.getByRole('radio', { name: '365 days' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toHaveTextContent('?days=365'),
    );
    await waitFor(() => expect(asked).toContainEqual({ days: 365 }));
    await userEvent.click(choice.getByRole('radio', { name: '90 days' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toBeEmptyDOMElement(),
    );
  });

  it('lists the teams by name with their five values, each a link', async () => {
    renderDelivery();
    const table = within(await screen.findByRole('table', { name: 'Teams' }));
    expect(
      table.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(['cards2 services', 'ledger1 service']);
    const cards = within(table.getByRole('row', { name: /^cards/ }));
    expect(cards.getByText('3.2 days')).toBeVisible();
    const ledger = within(table.getByRole('row', { name: /^ledger/ }));
    expect(ledger.getAllByText('no source')).toHaveLength(5);
  });

  it('leads from each number of a team to what it is made of, over the same window and of the same environment', async () => {
    renderDelivery({ at: '/?days=28&teams-after=abc' });
    const table = within(await screen.findByRole('table', { name: 'Teams' }));
    expect(
      table.getByRole('link', { name: '15 %: Change fail rate of cards' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/group/cards/delivery?metric=change-fail-rate&days=28',
    );
  });

  it('turns the pages of many teams, in the address', async () => {
    const cursors: (string | undefined)[] = [];
    renderDelivery({
      teams: async ({ cursor }) => {
        cursors.push(cursor);
        return cursor === undefined
          ? { ...teams, total: 60, nextCursor: 'abc' }
          : { ...teams, total: 60 };
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Next teams' }),
    );
    expect(await screen.findByText('2 of 60 teams')).toBeVisible();
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      'teams-after=abc',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'From the start' }),
    );
    expect(cursors).toEqual([undefined, 'abc']);
  });

  it('shows the numbers also where the teams could not be read', async () => {
    renderDelivery({
      teams: async () => {
        throw new Error('You lack the permission');
      },
    });
    expect(
      await screen.findByRole('heading', { name: /^Half of the changes/ }),
    ).toBeVisible();
    expect(
      await screen.findByText(
        'The delivery metrics are unknown: You lack the permission',
      ),
    ).toBeVisible();
  });
});
