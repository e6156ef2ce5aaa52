import { dayWords } from './dayWords';

describe('a day in a sentence', () => {
  it.each([
    ['2026-11-22', '22 Nov 2026'],
    ['2026-09-01T23:30:00.000Z', '1 Sept 2026'],
    ['2026-09-01T23:30:00-02:00', '2 Sept 2026'],
    ['soon', 'soon'],
    ['', ''],
  ])('of %s is "%s"', (time, words) => {
    expect(dayWords(time)).toBe(words);
  });
});
