import { act, render, screen } from '@testing-library/react';
import { exactTime } from '../../exactTime';
import { RelativeTime } from './RelativeTime';

const HOUR_MS = 60 * 60 * 1000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

describe('RelativeTime', () => {
  afterEach(() => jest.useRealTimers());

  it('shows how long ago and keeps the exact moment, on 24 hours and with its zone, on hover', () => {
    const at = ago(2 * HOUR_MS);
    render(<RelativeTime at={at} />);
    const time = screen.getByText('2 h ago');
    expect(time).toHaveAttribute('datetime', at);
    expect(time).toHaveAttribute('title', exactTime(Date.parse(at)));
  });

  it('stays true while the page is open', () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') });
    render(<RelativeTime at="2026-11-21T11:58:00Z" />);
    expect(screen.getByText('2 min ago')).toBeVisible();
    act(() => jest.advanceTimersByTime(3 * 60_000));
    expect(screen.getByText('5 min ago')).toBeVisible();
  });

  it('knows the time again after a page without times', () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') });
    const { unmount } = render(<RelativeTime at="2026-11-21T11:58:00Z" />);
    unmount();
    jest.setSystemTime(Date.parse('2026-11-21T14:00:00Z'));
    render(<RelativeTime at="2026-11-21T12:00:00Z" />);
    expect(screen.getByText('2 h ago')).toBeVisible();
  });

  it('sets one timer for all the times of a page and takes it away with the last', () => {
    jest.useFakeTimers();
    const { unmount } = render(
      <>
        <RelativeTime at={ago(HOUR_MS)} />
        <RelativeTime at={ago(2 * HOUR_MS)} />
      </>,
    );
    expect(jest.getTimerCount()).toBe(1);
    unmount();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('admits that a time which is none is unknown', () => {
    render(<RelativeTime at="yesterday-ish" />);
    expect(screen.getByText('at an unknown time')).toBeVisible();
  });
});
