import { freshness } from './freshness';

describe('age of an observation', () => {
  it.each([
    [0, 1],
    [100, 1],
    [200, 0.5],
    [300, 0],
    [1000, 0],
    [-50, 1],
  ])('at %d of a ttl of 100 it counts %d', (ageMs, expected) => {
    expect(freshness({ ageMs, ttlMs: 100 })).toBe(expected);
  });
});
