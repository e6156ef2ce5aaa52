import { render, screen } from '@testing-library/react';
import { Status } from './Status';

describe('Status', () => {
  it('says its meaning in a word that needs neither shape nor colour', () => {
    render(<Status outcome="fails">degraded</Status>);
    expect(screen.getByText('degraded')).toBeVisible();
  });

  it.each(['passes', 'partly', 'fails', 'unknown', 'not-applicable'] as const)(
    'draws a shape of its own for %s and hides it from screen readers',
    outcome => {
      const { container } = render(<Status outcome={outcome}>word</Status>);
      const shape = container.querySelector('svg');
      expect(shape).toHaveAttribute('aria-hidden', 'true');
      expect(shape).not.toBeEmptyDOMElement();
    },
  );
});
