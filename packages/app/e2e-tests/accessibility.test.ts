import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openPortal } from './support/portal';

/** What stock pages of this Backstage release do, seen on a plain app too; each costs us the rule on every page. */
const stockFaults = [
  // Tables of the catalog put buttons into clickable cells.
  'nested-interactive',
  // The stock header and sidebar stand outside landmarks.
  'region',
  // Cards of the stock catalog skip heading levels.
  'heading-order',
];

const pages = [
  ['the home page', '/', /problems|attention|unknown|team/i],
  ['an address without a page', '/nowhere', /no page at this address/],
  [
    "a service's overview",
    '/catalog/default/component/partner-webhooks',
    /runs|unknown|production/i,
  ],
  [
    "a service's Kubernetes tab",
    '/catalog/default/component/partner-webhooks/kubernetes',
    /could not be read/,
  ],
  [
    "a service's CI runs",
    '/catalog/default/component/partner-webhooks/ci-runs',
    /run/i,
  ],
] as const;

for (const theme of ['light', 'dark'] as const) {
  for (const [what, path, settled] of pages) {
    test(`${what} is accessible in the ${theme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await openPortal(page, path);
      await expect(
        page.getByRole('heading', { name: settled }).first(),
      ).toBeVisible();
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page })
        .disableRules(stockFaults)
        .analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)]),
      ).toEqual([]);
    });
  }
}
