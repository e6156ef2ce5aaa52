import { expect, test } from '@playwright/test';
import { openPortal } from './support/portal';

test('a search finds a service and leads to it', async ({ page }) => {
  await expect(async () => {
    // The index is made in the background soon after the catalog was read.
    await openPortal(page, '/search?query=partner-webhooks');
    await expect(
      page.getByRole('link', { name: /partner-webhooks/ }).first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 80_000 });

  await page
    .getByRole('link', { name: /partner-webhooks/ })
    .first()
    .click();
  await expect(
    page.getByRole('heading', { name: 'partner-webhooks', level: 2 }),
  ).toBeVisible();
});

test('a search from the home page carries the words over', async ({ page }) => {
  await openPortal(page, '/');
  const box = page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: /search/i }))
    .first();
  await box.fill('ledger');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/search\?.*query=ledger/);
});
