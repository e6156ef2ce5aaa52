import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { check } from '../../__testUtils__/documents';
import { Parts } from './Parts';

const engines = check('uses-one-ci-engine');

describe('Parts', () => {
  it('folds all but the first five, and counts those that are not for the reader', async () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(label => ({
      label,
      value: 1,
    }));
    renderInTestApp(<Parts check={{ ...engines, parts, partCount: 9 }} />);
    const [first] = await screen.findAllByRole('table');
    if (!first) throw new Error('There is no table');
    expect(within(first).getAllByRole('rowheader')).toHaveLength(5);
    expect(screen.getByText('2 more')).toBeVisible();
    expect(screen.getByText('2 more are not listed here.')).toBeVisible();
  });

  it('is nothing where a number has no parts', () => {
    renderInTestApp(<Parts check={{ ...engines, parts: [], partCount: 0 }} />);
    expect(screen.queryByText('What this number is made of')).toBeNull();
  });
});
