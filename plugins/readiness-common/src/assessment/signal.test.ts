import { measured } from '../checks';
import { signalOf } from './signal';

const rule = {
  id: 'how-to-tickets',
  title: 'More than 20 how-to tickets a week',
  speaksFor: 'not-ready',
  check: 'how-to-questions-are-few',
  when: 'above',
  line: 20,
} as const;

describe('a signal', () => {
  it.each([
    [21, 'shown'],
    [20, 'not-shown'],
    [{ lo: 15, hi: 25 }, 'unknown'],
    [{ lo: 22, hi: 25 }, 'shown'],
  ])('at %j is %s', (value, state) => {
    expect(signalOf(rule, () => measured(value)).state).toBe(state);
  });

  it('is unknown while nothing measures it', () => {
    expect(signalOf(rule, () => undefined)).toMatchObject({ state: 'unknown' });
  });
});
