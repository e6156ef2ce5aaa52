import { expect, test } from '@playwright/test';
import { breakSystem, mendEverything } from './support/faults';
import { openPortal } from './support/portal';

test.afterEach(({ request }) => mendEverything(request));

test('a run that is cancelled while it waits says so, lists what is there, and goes on when it is started over', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const name = `card-alerts-${Date.now().toString(36)}`;
  await openPortal(page, '/create/templates/default/node-service');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page
    .getByRole('textbox', { name: 'What it does' })
    .fill('Tells people about the limits of their cards.');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  await page.getByRole('button', { name: 'Show Logs' }).click();
  await expect(page.getByText('Pipeline started')).toBeVisible({
    timeout: 90_000,
  });
  // Staging is not reached while its Argo CD is away, so the run waits for as long as this test wants.
  await breakSystem(request, 'argocd:argocd-staging', { kind: 'dead' });
  await page.getByTestId('cancel-button').click();

  const end = page.getByRole('article').getByRole('alert');
  await expect(end).toContainText('Cancelled during', { timeout: 15_000 });
  await expect(end).toContainText(`/${name}`);
  await expect(end).toContainText(`catalog entry component:default/${name}`);
  await expect(page.getByTestId('cancel-button')).toBeDisabled();
  await expect(page.getByTestId('start-over-button')).toBeEnabled();

  await page.reload();
  await expect(end).toContainText('Cancelled during', { timeout: 15_000 });

  await mendEverything(request);
  await page.getByTestId('start-over-button').click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(
    page.getByRole('link', { name: 'Open in the catalog' }),
  ).toBeVisible({ timeout: 180_000 });
});
