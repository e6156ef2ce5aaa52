import type { Score } from '@groundwork/plugin-readiness-common';
import { render, screen } from '@testing-library/react';
import { prerequisite } from '../../__testUtils__/documents';
import { BoundsBar } from './BoundsBar';

const { score: open } = prerequisite('P3');
const fired = prerequisite('P1').vetoes.filter(
  ({ state }) => state === 'fired',
);

function bar(score: Score, vetoes = fired) {
  render(<BoundsBar score={score} vetoes={vetoes} label="Foundation" />);
}

describe('BoundsBar', () => {
  it('is one picture with a sentence, and its bounds as figures', () => {
    bar(prerequisite('P2').score);
    expect(
      screen.getByRole('img', {
        name: 'Foundation: between 20 and 59 of 100; the gate at 60 cannot be reached; 1 veto',
      }),
    ).toBeVisible();
    expect(screen.getByText('20 … 59')).toBeVisible();
  });

  it('says that nothing is decided while everything is unknown', () => {
    bar(open, []);
    expect(
      screen.getByRole('img', {
        name: 'Foundation: between 0 and 100 of 100; the gate at 60 is undecided',
      }),
    ).toBeVisible();
    expect(screen.getByText('0 … 100')).toBeVisible();
  });

  it('says so where the prerequisite does not apply, without a picture', () => {
    bar({ ...open, applies: false }, []);
    expect(screen.getByText('does not apply')).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});
