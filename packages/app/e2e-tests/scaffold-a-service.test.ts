import { expect, test, type Page } from '@playwright/test';
import { openPortal } from './support/portal';

function rowOf(page: Page, environment: 'staging' | 'production') {
  return page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: environment, exact: true }),
  });
}

test('a new service reaches staging from one form, and production when somebody starts its workflow', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const name = `card-limits-${Date.now().toString(36)}`;
  await openPortal(page, '/create/templates/default/node-service');

  // The owner is there without anybody touching it: the person's own squad.
  await expect(page.getByRole('textbox', { name: 'Owner' })).toHaveValue(
    'group:default/settlement',
  );
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page
    .getByRole('textbox', { name: 'What it does' })
    .fill('Keeps the spending limits of cards.');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  const inCatalog = page.getByRole('link', { name: 'Open in the catalog' });
  const failure = page.getByRole('article').getByRole('alert');
  await expect(inCatalog.or(failure).first()).toBeVisible({ timeout: 180_000 });
  await expect(failure).toHaveCount(0);
  await expect(
    page.getByText(/runs in staging, \d+ seconds? after/),
  ).toBeVisible();
  const pipeline = await page
    .getByRole('link', { name: 'the pipeline' })
    .getAttribute('href');
  await inCatalog.click();

  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  await expect(rowOf(page, 'staging')).toContainText('healthy', {
    timeout: 60_000,
  });
  await expect(rowOf(page, 'production')).not.toContainText('healthy');

  const service = page.url();
  await page.goto(pipeline ?? '');
  await page.getByRole('button', { name: 'Run workflow' }).click();
  await expect(page.getByText('workflow_dispatch · success')).toBeVisible({
    timeout: 60_000,
  });
  await expect(async () => {
    await page.goto(service);
    await expect(rowOf(page, 'production')).toContainText('healthy');
  }).toPass({ timeout: 90_000 });
});
