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
  const box = page.getByRole('searchbox');
  await box.fill('ledger');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/search\?.*query=ledger/);
});

test('Ctrl-K opens search from everywhere, with what was open lately, and leads on by keyboard', async ({
  page,
}) => {
  await openPortal(page, '/catalog/default/component/partner-webhooks');
  await expect(
    page.getByRole('heading', { name: 'partner-webhooks', level: 2 }),
  ).toBeVisible();
  await page.goto('/docs');
  await expect(page.getByRole('link', { name: 'Docs' }).first()).toBeVisible();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(
    dialog.getByRole('link', { name: /partner-webhooks/ }).first(),
  ).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('Meta+k');
  await page.keyboard.type('ledger');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?query=ledger/);
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('searchbox')).toHaveValue('ledger');
});
