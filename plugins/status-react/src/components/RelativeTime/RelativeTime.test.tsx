import { render, screen } from '@testing-library/react';
import { RelativeTime } from './RelativeTime';

describe('RelativeTime', () => {
  it('shows how long ago and keeps the exact moment on hover', () => {
    const at = new Date(Date.now() - 2 * 60 * 60 * 1000).toISOString();
    render(<RelativeTime at={at} />);
    const time = screen.getByText('2 h ago');
    expect(time).toHaveAttribute('datetime', at);
    expect(time).toHaveAttribute('title', new Date(at).toLocaleString());
  });

  it('admits that a time which is none is unknown', () => {
    render(<RelativeTime at="yesterday-ish" />);
    expect(screen.getByText('at an unknown time')).toBeVisible();
  });
});
