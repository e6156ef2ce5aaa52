import { render, screen } from '@testing-library/react';
import { Status } from './Status';

describe('Status', () => {
  it('says its meaning in a word that needs neither shape nor colour', () => {
    render(<Status outcome="fails">degraded</Status>);
    expect(screen.getByText('degraded')).toBeVisible();
  });

  it('draws a shape of its own for each outcome and hides it from screen readers', () => {
    const outcomes = [
      'passes',
      'partly',
      'fails',
      'unknown',
      'not-applicable',
      'waived',
    ] as const;
    const shapes = outcomes.map(outcome => {
      const { container } = render(<Status outcome={outcome}>word</Status>);
      const shape = container.querySelector('svg');
      expect(shape).toHaveAttribute('aria-hidden', 'true');
      return shape?.innerHTML;
    });
    expect(new Set(shapes).size).toBe(outcomes.length);
  });
});
