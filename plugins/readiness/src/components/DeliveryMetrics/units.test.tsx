import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  baselineWith,
  deliveryBackend,
  knownMetrics,
  numbersWith,
  renderPage,
  rolledBack,
} from '../../__testUtils__';
import { asSay } from '../../useSay';
import { DeliveryPage } from '../DeliveryPage';
import { measuresOf } from './measures';
import { AS_FITS, scaleOf } from './units';

/** Says the key with its number, so that a test sees which message was chosen. */
const t = asSay((key: string, values?: { readonly number?: string }) =>
  [key.replace('delivery.value.', ''), values?.number]
    .filter(word => word !== undefined)
    .join(' '),
);

describe('a chosen unit', () => {
  it.each([
    [20 / 60, 'minutes', 'minutes 20'],
    [20 / 60, 'hours', 'hours 0.33'],
    [20 / 60, 'days', 'days 0.014'],
    [24, 'days', 'day'],
    [76, 'days', 'days 3.2'],
    [76, 'hours', 'hours 76'],
    [76, 'minutes', 'minutes 4,560'],
    [0.01, 'days', 'underMinute'],
  ] as const)('tells %d hours in %s as %s', (hours, time, words) => {
    const { value, time: told } = measuresOf(t, { ...AS_FITS, time });
    expect([told(hours), value(hours, 'hours')]).toEqual([words, words]);
  });

  it.each([
    [3.2, 'day', 'aDay 0.46'],
    [3.2, 'week', 'aWeek 3.2'],
    [3.2, 'month', 'aMonth 14'],
    [0.01, 'day', 'aDay 0.0014'],
    [0, 'day', 'none'],
  ] as const)(
    'tells %d a week by the %s as %s',
    (perWeek, frequency, words) => {
      const { value } = measuresOf(t, { ...AS_FITS, frequency });
      expect(value(perWeek, 'per-week')).toBe(words);
    },
  );

  it('leaves a share as it is, and what is at least so much is told in it', () => {
    const { value, why } = measuresOf(t, { time: 'days', frequency: 'day' });
    expect(value(15, 'percent')).toBe('percent 15');
    expect(scaleOf('percent', { time: 'days', frequency: 'day' }).of(15)).toBe(
      15,
    );
    expect(why({ unit: 'per-week', atLeast: 14 })).toBe('delivery.atLeast');
  });

  it('is not there without a choice: each value has the one that fits it', () => {
    const { time } = measuresOf(t, AS_FITS);
    expect([0.5, 30, 76].map(time)).toEqual([
      'minutes 30',
      'hours 30',
      'days 3.2',
    ]);
  });

  it('gives files the name and the value of the unit, and nothing where nothing is known', () => {
    const days = scaleOf('hours', { ...AS_FITS, time: 'days' });
    expect([days.name, days.of(36), days.cell(undefined)]).toEqual([
      'days',
      1.5,
      undefined,
    ]);
    expect(scaleOf('per-week', { ...AS_FITS, frequency: 'day' }).name).toBe(
      'per_day',
    );
    expect(scaleOf('per-week', AS_FITS).name).toBe('per_week');
  });
});

function renderDelivery(at: string) {
  renderPage(<DeliveryPage />, {
    at,
    answers: {
      delivery: deliveryBackend({
        numbers: async () => ({ numbers: numbersWith() }),
        teams: async () => ({
          tier: 'production',
          window: numbersWith().window,
          total: 1,
          items: [
            {
              ref: 'group:default/cards',
              services: 2,
              metrics: knownMetrics,
            },
          ],
        }),
        deployments: async () => ({ tier: 'production', items: [rolledBack] }),
        baselines: async () => ({ items: [baselineWith()], mayFreeze: true }),
      }),
    },
  });
}

const address = () => screen.getByLabelText('Address');
const tiles = async () =>
  within(
    await screen.findByRole('list', { name: 'The five delivery metrics' }),
  );

describe('the delivery page', () => {
  it('tells tiles, marks, series, stages, distribution and tables in the units of its address', async () => {
    renderDelivery('/?unit=hours&per=month');
    const shown = await tiles();
    expect(shown.getByText('76 h')).toBeVisible();
    expect(shown.getByText('14 a month')).toBeVisible();
    expect(shown.getByText('0.5 h')).toBeVisible();
    expect(shown.getByText('100 h for 75 %, 200 h for 90 %')).toBeVisible();
    expect(
      screen.getByRole('heading', {
        name: 'Half of the changes reach production within 76 h, and 15 % of deployments fail.',
      }),
    ).toBeVisible();
    expect(screen.getByText(/^Between 60 h and 80 h;/)).toBeVisible();
    const stages = within(
      screen.getByRole('table', { name: 'Where the time goes' }),
    );
    expect(stages.getByText('0.2 h')).toBeVisible();
    expect(await screen.findByText('51 h')).toBeVisible();
    expect(shown.queryByText(/\d days/)).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'cards' })).toHaveAttribute(
      'href',
      '/catalog/default/group/cards/delivery?unit=hours&per=month',
    );
  });

  it('keeps a choice when the metric and the window change, and leaves the address when it is taken back', async () => {
    renderDelivery('/');
    await userEvent.click(
      await screen.findByRole('button', { name: /Unit of times/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Times in days' }),
    );
    expect(address()).toHaveTextContent('?unit=days');
    await userEvent.click(
      (await tiles()).getByRole('link', { name: 'Recovery time' }),
    );
    await userEvent.click(screen.getByRole('radio', { name: '28 days' }));
    expect(address()).toHaveTextContent(
      '?unit=days&metric=recovery-time&days=28',
    );
    expect((await tiles()).getByText('0.021 days')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: /Unit of times/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Times: as they fit' }),
    );
    await waitFor(() =>
      expect(address()).toHaveTextContent('?metric=recovery-time&days=28'),
    );
    expect((await tiles()).getByText('30 min')).toBeVisible();
  });

  it('takes a unit that is none for no choice', async () => {
    renderDelivery('/?unit=fortnights&per=');
    const shown = await tiles();
    expect(shown.getByText('3.2 days')).toBeVisible();
    expect(shown.getByText('3.2 a week')).toBeVisible();
    expect(
      screen.getByRole('button', { name: /Times: as they fit/ }),
    ).toBeVisible();
  });
});
