import { expect, test } from '@playwright/test';
import { openPortal } from './support/portal';

/** A service of the company that keeps documentation beside its code. */
const SERVICE = 'partner-webhooks';

test('a developer finds the owner of a service and its documentation', async ({
  page,
}) => {
  await openPortal(page, '/catalog');
  await page.getByText('All', { exact: true }).first().click();
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill(SERVICE);
  await page.getByRole('link', { name: SERVICE, exact: true }).first().click();

  await expect(
    page.getByRole('heading', { name: SERVICE, level: 2 }),
  ).toBeVisible();
  const owner = page
    .getByRole('definition')
    .filter({ has: page.getByRole('link') })
    .first();
  await expect(owner).not.toBeEmpty();
  const pager = page.waitForEvent('popup');
  await page
    .getByRole('list', { name: 'Facts' })
    .getByRole('link', { name: /^On call/ })
    .click();
  // It opens who is called now.
  await expect(
    (await pager).getByRole('heading', { name: /^On call: \S+ \S+/ }),
  ).toBeVisible();
  await (await pager).close();

  await page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name: 'Docs' })
    .click();
  // The first reader of a service's documentation waits for it to be built.
  await expect(
    page.getByRole('article').getByRole('heading', { level: 1 }),
  ).toBeVisible({ timeout: 60_000 });
});

test('the catalog pages through everything and keeps its state in the address', async ({
  page,
}) => {
  await openPortal(page, '/catalog?filters[kind]=component&filters[user]=all');
  await expect(page.getByText(/All components \(18\d\)/i)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('ledger');
  await expect(page.getByText(/All components \(\d\d?\)/i)).toBeVisible();
  await page.reload();
  await expect(
    page.getByRole('searchbox', { name: 'Filter by name' }),
  ).toHaveValue('ledger');
  await expect(page.getByText(/All components \(\d\d?\)/i)).toBeVisible();
});
