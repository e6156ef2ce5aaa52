import { expect, test } from '@playwright/test';
import { openPortal } from './support/portal';

test('a new service reaches staging from one form', async ({ page }) => {
  test.setTimeout(240_000);
  const name = `card-limits-${Date.now().toString(36)}`;
  await openPortal(page, '/create/templates/default/node-service');

  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Owner' }).fill('settlement');
  await page
    .getByRole('option', { name: /settlement/ })
    .first()
    .click();
  await page
    .getByRole('textbox', { name: 'What it does' })
    .fill('Keeps the spending limits of cards.');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  const inCatalog = page.getByRole('link', { name: `${name} in the catalog` });
  const failure = page.getByRole('article').getByRole('alert');
  await expect(inCatalog.or(failure).first()).toBeVisible({ timeout: 180_000 });
  await expect(failure).toHaveCount(0);
  await inCatalog.click();

  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  const staging = page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: 'staging', exact: true }),
  });
  await expect(staging).toContainText('healthy', { timeout: 60_000 });
});
