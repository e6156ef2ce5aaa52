import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deliveryBackend,
  numbersWith,
  renderPage,
  unknownNumbers,
} from '../../__testUtils__';
import type { DeliveryNumbers } from '../../answers';
import { DeliveryPage } from '../DeliveryPage';

function renderNumbers(numbers: DeliveryNumbers) {
  renderPage(<DeliveryPage />, {
    answers: {
      delivery: deliveryBackend({
        numbers: async () => ({ numbers }),
        teams: async () => ({
          ...{ tier: numbers.tier, window: numbers.window },
          ...{ total: 0, items: [] },
        }),
        deployments: async () => ({ tier: numbers.tier, items: [] }),
      }),
    },
  });
}

async function unfolded(sentence: string) {
  await userEvent.click(await screen.findByText(sentence));
  const table = within(
    screen.getByRole('table', { name: 'Quick Check score' }),
  );
  return table
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    );
}

describe('the Quick Check score', () => {
  it('stands in one line beside the mean of others and its year, and unfolds into its five parts', async () => {
    renderNumbers(numbersWith());
    expect(
      await unfolded(
        'Quick Check score 8.0 of 10; all industries 6.7 in 2025.',
      ),
    ).toEqual([
      ['6.0', '5.5'],
      ['6.0', '4.8'],
      ['8.5', '8.1'],
      ['10.0', '7.4'],
      ['9.5', '7.8'],
    ]);
    expect(screen.getByText(/Source: The survey\./)).toBeVisible();
  });

  it('is not known where one metric is not, by name and reason, and counts it as nothing', async () => {
    const { quickCheck, ...known } = numbersWith();
    const unknown = unknownNumbers();
    const { recoveryTime } = unknown.metrics;
    if (!quickCheck) throw new Error('no Quick Check');
    const { industry, parts } = quickCheck;
    renderNumbers({
      ...known,
      metrics: { ...known.metrics, recoveryTime },
      quickCheck: {
        industry,
        parts: parts.map(part =>
          part.metric === 'recoveryTime'
            ? {
                ...{ metric: part.metric, mean: part.mean },
                undefined: recoveryTime.undefined,
              }
            : part,
        ),
      },
    });
    const rows = await unfolded(
      'Quick Check score not known, because Recovery time has no value; all industries 6.7 of 10 in 2025.',
    );
    expect(rows[3]).toEqual([
      expect.stringContaining('Sentence of no-deployment-source.'),
      '7.4',
    ]);
    expect(rows[0]).toEqual(['6.0', '5.5']);
  });

  it('names each metric without a value', async () => {
    renderNumbers(unknownNumbers());
    expect(
      await screen.findByText(
        /not known, because Change lead time, Deployment frequency, Change fail rate, Recovery time, and Rework rate have no value;/,
      ),
    ).toBeVisible();
  });

  it('is of production: another environment has none', async () => {
    const { quickCheck: _, ...rest } = numbersWith({ tier: 'staging' });
    renderNumbers(rest);
    await screen.findByRole('list', { name: 'The five delivery metrics' });
    expect(screen.queryByText(/Quick Check/)).not.toBeInTheDocument();
  });
});
