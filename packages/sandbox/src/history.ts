import { FOUNDATION_DAYS, type Chapter } from './company';

const DAY = 86_400_000;
const FOUR_MONTHS_MS = FOUNDATION_DAYS * DAY;

/** A wish that the company cannot fulfil where it stands. */
export class CannotMoveError extends Error {}

/** What a start says about it. */
export interface Beginning {
  readonly chapter?: Chapter;
  readonly fourMonthsAgo?: boolean;
  readonly frozenAt?: number;
}

/** Where in its history the company stands. */
export interface Position {
  readonly chapter: Chapter;
  /** How far its clock is behind. */
  readonly behindMs: number;
  /** The moment to which it is dated; undefined: whenever it is made. */
  readonly companyNow?: number;
}

/** Where a start puts it. */
export function beginningOf({
  chapter = 'graveyard',
  fourMonthsAgo = false,
  frozenAt,
}: Beginning): Position {
  if (fourMonthsAgo && chapter !== 'graveyard')
    throw new CannotMoveError(
      `Four months ago the company stood in the chapter "graveyard", not in "${chapter}".`,
    );
  const behindMs = fourMonthsAgo ? FOUR_MONTHS_MS : 0;
  return {
    ...{ chapter, behindMs },
    ...(frozenAt === undefined ? {} : { companyNow: frozenAt - behindMs }),
  };
}

/**
 * The next chapter, of the same history: what the company served before stays as it was, to the last commit.
 * @throws CannotMoveError with what to do instead
 */
export function positionAfter(
  { chapter, behindMs }: Position,
  company: { readonly now: number },
): Position {
  if (chapter === 'foundations')
    throw new CannotMoveError(
      'The company stands in the chapter "foundations", which is the last one that is written.',
    );
  if (behindMs < FOUR_MONTHS_MS)
    throw new CannotMoveError(
      'The company stands at today, and the next chapter would be in four months. Start it with --four-months-ago.',
    );
  return {
    chapter: 'foundations',
    behindMs: 0,
    companyNow: company.now + FOUR_MONTHS_MS,
  };
}
