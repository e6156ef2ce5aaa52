import { withFoundations } from './foundations/company';
import { generateCompany, type CompanyOptions } from './generate';
import type { Chapter, Company } from './types';

const DAY = 86_400_000;

/** In the order in which they follow each other. */
export const CHAPTERS = [
  'graveyard',
  'foundations',
] as const satisfies readonly Chapter[];

/** How long the foundation work takes. */
export const FOUNDATION_DAYS = 120;

export interface ChapterOptions extends CompanyOptions {
  readonly chapter?: Chapter;
}

/**
 * The company as it stands in a chapter at a moment. "foundations" is "graveyard" of four months before with what was
 * done since: everything older than that is the same to the last commit.
 */
export function companyOf({
  chapter = 'graveyard',
  ...options
}: ChapterOptions): Company {
  switch (chapter) {
    case 'graveyard':
      return generateCompany(options);
    case 'foundations': {
      const { now } = options;
      const began = now - FOUNDATION_DAYS * DAY;
      return withFoundations(generateCompany({ ...options, now: began }), now);
    }
    default:
      throw new RangeError(`no chapter ${String(chapter satisfies never)}`);
  }
}
