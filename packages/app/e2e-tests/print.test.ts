import { expect, test, type Page } from '@playwright/test';
import { openPortal } from './support/portal';
import { sheetsOf } from './support/sheets';

/** What of an A4 sheet is left between our margins, in CSS pixels. */
const SHEET_PX = 688;
/** WCAG AA asks this of small print. */
const READABLE = 4.5;

const printed = [
  { path: '/readiness', shows: 'Next moves' },
  { path: '/readiness/prerequisites/P1', shows: 'Checks' },
  { path: '/catalog/default/group/payments/readiness', shows: 'production' },
  { path: '/delivery', shows: 'Change lead time' },
];

/** Whatever measures itself to be as wide as its place stays as it was on the screen once the page is printed. */
async function measureNothingOnPaper(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Observer = window.ResizeObserver;
    window.ResizeObserver = class extends Observer {
      constructor(tell: ResizeObserverCallback) {
        super((...seen) => {
          if (!('paper' in document.documentElement.dataset)) tell(...seen);
        });
      }
    };
  });
}

/** Content that a sheet has no room for, by what it says; what scrolls on a screen is cut off on paper. */
async function tooWide(page: Page): Promise<readonly string[]> {
  return page
    .locator('#content *')
    .evaluateAll(
      (elements, width) =>
        elements
          .filter(
            element =>
              element.getClientRects().length > 0 &&
              element.getBoundingClientRect().right > width + 1,
          )
          .map(({ tagName, textContent }) => `${tagName}: ${textContent}`),
      SHEET_PX,
    );
}

/** What stands on a fill of its own, which is printed with it: the chosen one of several. */
async function onFill(page: Page): Promise<readonly string[]> {
  return page
    .locator('#content :is(a, button)')
    .evaluateAll(controls =>
      controls
        .filter(
          control =>
            !/^transparent$|^rgba\(.*, 0\)$/.test(
              getComputedStyle(control).backgroundColor,
            ),
        )
        .map(({ textContent }) => textContent?.trim() ?? ''),
    );
}

for (const theme of ['light', 'dark'] as const) {
  for (const { path, shows } of printed) {
    test(`${path} is a readable document on paper, printed in the ${theme} theme`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      await measureNothingOnPaper(page);
      await openPortal(page, path);
      await expect(page.locator('body')).toHaveAttribute(
        'data-theme-mode',
        theme,
      );
      await expect(page.getByText(shows).first()).toBeVisible();
      await expect(page.getByRole('progressbar')).toHaveCount(0);

      const filled = await onFill(page);
      const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }));
      const [first] = sheets;
      expect(first?.text).toContain('Saltmarsh');
      expect(first?.text).toMatch(/printed \d{1,2} \w{3,4} \d{4}, \d\d:\d\d/);
      sheets.forEach(({ text, writings }, index) => {
        expect(text.replace(/\s+/g, ' ')).toContain(
          `${index + 1} / ${sheets.length}`,
        );
        expect(
          writings.filter(
            ({ text: says, contrast }) =>
              contrast < READABLE && !filled.includes(says),
          ),
        ).toEqual([]);
      });

      await page.evaluate(() => {
        document.documentElement.dataset.paper = '';
      });
      await page.setViewportSize({ width: SHEET_PX, height: 1000 });
      await page.emulateMedia({ media: 'print' });
      // The layout follows the width a moment later.
      await expect.poll(() => tooWide(page)).toEqual([]);
    });
  }
}
