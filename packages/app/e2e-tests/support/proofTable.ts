import { expect, type Page } from '@playwright/test';

/** A metric as the page of a baseline compares it. */
export interface Compared {
  readonly metric: string;
  readonly frozen: string;
  readonly after: string;
  /** What the difference shows, and between which differences the true one lies. */
  readonly says: string;
}

/** Which way an end of an interval points; neither for no difference. */
function directionOf(end: string): 'more' | 'less' | undefined {
  if (/(longer|higher|more)$/.test(end)) return 'more';
  return /(shorter|lower|fewer)$/.test(end) ? 'less' : undefined;
}

/** Whether an interval in words holds zero; undefined where there is none. */
export function holdsZero(words: string): boolean | undefined {
  const [, lo, hi] = /From (.+?) to (.+?), in 95 of 100/.exec(words) ?? [];
  if (lo === undefined || hi === undefined) return undefined;
  const [low, high] = [directionOf(lo), directionOf(hi)];
  return low === undefined || low !== high;
}

/** The rows of the table of before and after. */
export async function comparedOn(page: Page): Promise<readonly Compared[]> {
  const rows = page
    .getByRole('table', { name: /, metric by metric$/ })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
  // Before and after are worked out anew from all that was read.
  await expect(rows.first()).toBeVisible({ timeout: 60_000 });
  return rows.evaluateAll(found =>
    found.map(row => {
      const under = (header: string) =>
        row.querySelector<HTMLElement>(`td[data-label="${header}"]`)
          ?.innerText ?? '';
      return {
        // Below its name a metric says what a good one is.
        metric: row.querySelector('th')?.firstChild?.textContent ?? '',
        frozen: under('Frozen'),
        after: under('After'),
        says: under('What that shows'),
      };
    }),
  );
}

/** The row of lead times. */
export const leadTimeIn = (rows: readonly Compared[]) =>
  rows.find(({ metric }) => metric === 'Change lead time');
