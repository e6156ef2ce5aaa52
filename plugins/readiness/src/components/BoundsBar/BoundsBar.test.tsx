import { render, screen } from '@testing-library/react';
import { prerequisite } from '../../__testUtils__/documents';
import { BoundsBar } from './BoundsBar';

const open = prerequisite('P3');

function bar(of: typeof open) {
  render(<BoundsBar of={{ ...of, title: 'Foundation' }} />);
}

describe('BoundsBar', () => {
  it('is one picture with a sentence, and its bounds as figures', () => {
    bar(prerequisite('P2'));
    expect(
      screen.getByRole('img', {
        name: 'Foundation: between 20 and 59 of 100; the gate at 60 cannot be reached; 1 veto',
      }),
    ).toBeVisible();
    expect(screen.getByText('20 … 59')).toBeVisible();
  });

  it('says that nothing is decided while everything is unknown', () => {
    bar(open);
    expect(
      screen.getByRole('img', {
        name: 'Foundation: between 0 and 100 of 100; the gate at 60 is undecided',
      }),
    ).toBeVisible();
    expect(screen.getByText('0 … 100')).toBeVisible();
  });

  it('draws the line where the document says that the gate is', () => {
    bar({ ...open, gateLine: 75 });
    expect(
      screen.getByRole('img', { name: /the gate at 75 is undecided$/ }),
    ).toBeVisible();
  });

  it('says so where the prerequisite does not apply, without a picture', () => {
    bar({ ...open, score: { ...open.score, applies: false } });
    expect(screen.getByText('does not apply')).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});
