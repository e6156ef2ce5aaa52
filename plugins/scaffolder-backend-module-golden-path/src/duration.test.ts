import { inWords } from './duration';

describe('inWords', () => {
  it.each([
    [0, '0 seconds'],
    [1_400, '1 second'],
    [41_000, '41 seconds'],
    [119_000, '119 seconds'],
    [120_000, '2 minutes'],
    [14 * 60_000 + 20_000, '14 minutes'],
    // A clock that was set back says nothing; it does not say less than nothing.
    [-5_000, '0 seconds'],
  ])('says %d milliseconds as a person does: %s', (durationMs, words) => {
    expect(inWords(durationMs)).toBe(words);
  });
});
