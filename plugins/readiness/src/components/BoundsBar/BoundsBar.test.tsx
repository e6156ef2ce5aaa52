import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { prerequisite } from '../../__testUtils__/documents';
import { BoundsBar } from './BoundsBar';
import { BoundsLegend } from './BoundsLegend';

const known = prerequisite('P2');

function between(lo: number, hi: number): typeof known {
  return {
    ...known,
    decision: { gate: 'UNDETERMINED' },
    vetoes: [],
    score: {
      ...known.score,
      capped: { lo, hi },
      displayed: { lo, hi, measured: 0, unknown: 100 },
    },
  };
}

const open = between(0, 100);

function bar(of: typeof open) {
  return renderInTestApp(<BoundsBar of={{ ...of, title: 'Foundation' }} />);
}

describe('BoundsBar', () => {
  it('is one picture with a sentence, and its bounds as figures', async () => {
    bar({
      ...between(20, 59),
      decision: { gate: 'FAIL', decidedBy: 'veto' },
      vetoes: known.vetoes.map(veto => ({ ...veto, state: 'fired' as const })),
    });
    expect(
      await screen.findByRole('img', {
        name: 'Foundation: between 20 and 59 of 100; the gate at 60 cannot be reached; 1 veto',
      }),
    ).toBeVisible();
    expect(screen.getByText('20 to 59')).toBeVisible();
  });

  it('says that nothing is decided while everything is unknown', async () => {
    bar(open);
    expect(
      await screen.findByRole('img', {
        name: 'Foundation: between 0 and 100 of 100; the gate at 60 is undecided',
      }),
    ).toBeVisible();
    expect(screen.getByText('0 to 100')).toBeVisible();
  });

  it('draws the line where the document says that the gate is', async () => {
    bar({ ...open, gateLine: 75 });
    expect(
      await screen.findByRole('img', { name: /the gate at 75 is undecided$/ }),
    ).toBeVisible();
  });

  it('says so where the prerequisite does not apply, without a picture', async () => {
    bar({ ...open, score: { ...open.score, applies: false } });
    expect(await screen.findByText('does not apply')).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('has a legend that says what its signs mean and which way is good', async () => {
    renderInTestApp(<BoundsLegend gateLine={60} />);
    const legend = await screen.findByRole('list', {
      name: 'How to read the bars',
    });
    expect(legend).toHaveTextContent('known for sure; more is better');
    expect(legend).toHaveTextContent('60 is needed to pass');
  });
});
