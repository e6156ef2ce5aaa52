import { beginningOf, CannotMoveError, positionAfter } from './history';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 22);

describe('where the company stands in its history', () => {
  it('is today in the graveyard, unless a start says otherwise', () => {
    expect(beginningOf({})).toEqual({ chapter: 'graveyard', behindMs: 0 });
    expect(beginningOf({ chapter: 'foundations' })).toEqual({
      chapter: 'foundations',
      behindMs: 0,
    });
  });

  it('moves from four months ago to today, and its past with it', () => {
    const ago = beginningOf({ fourMonthsAgo: true, frozenAt: now });
    expect(ago).toEqual({
      chapter: 'graveyard',
      behindMs: 120 * DAY,
      companyNow: now - 120 * DAY,
    });
    expect(positionAfter(ago, { now: now - 121 * DAY })).toEqual({
      chapter: 'foundations',
      behindMs: 0,
      companyNow: now - DAY,
    });
  });

  it('does not go beyond today, nor beyond what is written', () => {
    expect(() => positionAfter(beginningOf({}), { now })).toThrow(
      /would be in four months/,
    );
    expect(() =>
      positionAfter(beginningOf({ chapter: 'foundations' }), {
        now,
      }),
    ).toThrow(CannotMoveError);
  });

  it('was not in a later chapter four months ago', () => {
    expect(() =>
      beginningOf({
        chapter: 'foundations',
        fourMonthsAgo: true,
      }),
    ).toThrow(/not in "foundations"/);
  });
});
