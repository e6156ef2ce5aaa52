import { expect, test, type Page } from '@playwright/test';
import { breakSystem, mendEverything } from './support/faults';
import { openPortal } from './support/portal';

// After a start on no data it takes minutes until all of history has been read and counted; the first journey waits for it.
const UNTIL_COUNTED_MS = 300_000;

test.describe.configure({ mode: 'serial' });
test.afterEach(async ({ request }) => mendEverything(request));

function tile(page: Page, metric: string) {
  return page
    .getByRole('list', { name: 'The five delivery metrics' })
    .getByRole('listitem')
    .filter({ hasText: metric });
}

async function untilCounted(page: Page): Promise<void> {
  await expect(
    page.getByRole('heading', { name: /^Half of the changes reach/ }),
  ).toBeVisible({ timeout: UNTIL_COUNTED_MS });
}

function failedSources(page: Page) {
  return page.getByRole('status').filter({ hasText: 'could not be read' });
}

test('a number leads to a deployment, and that to its changes and their commits', async ({
  page,
}) => {
  test.setTimeout(UNTIL_COUNTED_MS + 90_000);
  await openPortal(page, '/delivery');
  await untilCounted(page);
  await tile(page, 'Change lead time').getByRole('link').click();
  expect(new URL(page.url()).searchParams.get('metric')).toBe('lead-time');

  const deployments = page.getByRole('region', {
    name: 'What the number is made of',
  });
  await deployments
    .getByRole('button', { name: /^Deployment of/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'Deployment' });
  const shipped = drawer.getByRole('region', { name: 'What it shipped' });
  await expect(shipped.getByRole('link').first()).toHaveAttribute(
    'href',
    /^https?:/,
  );
  // A pull request folds its commits; a direct push is one itself.
  for (const summary of await shipped.locator('summary').all())
    await summary.click();
  await expect(
    shipped.getByRole('link', { name: /^[0-9a-f]{7,}/ }).first(),
  ).toHaveAttribute('href', /[0-9a-f]{40}/);

  const address = page.url();
  await page.goBack();
  await expect(drawer).toHaveCount(0);
  await page.goto(address);
  await expect(shipped).toBeVisible();
});

test('numbers are frozen with a target, once, and say when they can be compared', async ({
  page,
}) => {
  const name = `Journey ${Date.now()}`;
  const target = page.getByRole('group', { name: /^Change lead time/ });
  await openPortal(page, '/delivery');
  await untilCounted(page);
  await page
    .getByRole('link', {
      name: /^(Freeze the numbers of today|Baseline and targets)$/,
    })
    .click();
  await page
    .getByRole('link', {
      name: /^Freeze (the numbers of today|another baseline)$/,
    })
    .click();
  await expect(
    page.getByRole('table', { name: 'What you freeze' }),
  ).toBeVisible();
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await page.getByRole('button', { name: 'Next: targets' }).click();

  // A target without an owner is refused beside its field, and nothing is lost.
  await target.getByRole('textbox', { name: 'At most' }).fill('1');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: `Freeze “${name}”` }).click();
  await expect(target.getByText('Choose who answers for it.')).toBeVisible();
  await expect(target.getByRole('textbox', { name: 'At most' })).toHaveValue(
    '1',
  );
  await target.getByRole('combobox', { name: 'Owner' }).fill('platform');
  await page
    .getByRole('option', { name: /platform/i })
    .first()
    .click();
  await page.getByRole('button', { name: `Freeze “${name}”` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Freeze', exact: true })
    .click();

  await expect(
    page.getByRole('heading', { name: /^Too early to compare: from/ }),
  ).toBeVisible();
  const table = page.getByRole('table', { name: /metric by metric/ });
  await expect(
    table.getByRole('row', { name: /^Change lead time/ }),
  ).toContainText('by ');
  const frozen = page.url();
  await page.goBack();
  await expect(
    page.getByRole('button', { name: 'Next: targets' }),
  ).toBeVisible();
  await page.goto(frozen);
  await expect(table).toBeVisible();
  await expect(page.getByText(`Baseline “${name}”, frozen on`)).toBeVisible();
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
  await page.goto('/delivery');
  await expect(tile(page, 'Change lead time')).toContainText('target');
});

test('a dead source is named on the delivery page, and the numbers stay', async ({
  page,
  request,
}) => {
  // Argo CD is read once a minute here, and the page asks once a minute.
  test.setTimeout(240_000);
  await openPortal(page, '/delivery');
  await untilCounted(page);
  await expect(failedSources(page)).toHaveCount(0);
  await breakSystem(request, 'argocd:argocd-production', { kind: 'dead' });
  await expect(failedSources(page)).toContainText('argocd-production', {
    timeout: 200_000,
  });
  await expect(
    page.getByRole('list', { name: 'The five delivery metrics' }),
  ).toBeVisible();
});
