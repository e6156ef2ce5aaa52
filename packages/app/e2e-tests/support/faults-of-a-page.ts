import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** A phone. */
export const NARROW = { width: 390, height: 844 };

/** What keeps somebody from using a page; known faults of stock code are left out. */
export async function graveFaults(
  page: Page,
  known: readonly string[] = [],
): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .disableRules([...known])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'critical' || impact === 'serious')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Headings that say nothing to who goes from one to the next by ear; axe calls them no grave fault. */
export function headingsWithoutWords(page: Page): Promise<readonly string[]> {
  return page
    .getByRole('heading', { name: /^\s*$/ })
    .evaluateAll(headings => headings.map(({ outerHTML }) => outerHTML));
}

/** What stands out of a phone's screen to the right; a table that scrolls in its place does not. */
export function standingOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll', 'hidden', 'clip'].includes(
        getComputedStyle(element).overflowX,
      ) ||
        scrolls(element.parentElement));
    const out = [...document.body.querySelectorAll('*')].filter(
      element =>
        element.getBoundingClientRect().right > width + 1 &&
        !scrolls(element.parentElement),
    );
    return out
      .filter(
        element =>
          !out.some(other => element.contains(other) && other !== element),
      )
      .slice(0, 5)
      .map(element => element.outerHTML.slice(0, 200));
  });
}
