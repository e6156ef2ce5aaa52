import { expect, test, type Page } from '@playwright/test';
import { breakSystem, mendEverything, tellIncident } from './support/faults';
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

test('the numbers of staging are in the address, come back with Back, and lead to a team in staging', async ({
  page,
}) => {
  test.setTimeout(UNTIL_COUNTED_MS + 60_000);
  await openPortal(page, '/delivery');
  await untilCounted(page);
  await page
    .getByRole('radiogroup', { name: 'Environment' })
    .getByRole('radio', { name: 'staging' })
    .click();
  const inStaging = page.getByRole('heading', {
    name: /^Half of the changes reach staging within/,
  });
  await expect(inStaging).toBeVisible({ timeout: UNTIL_COUNTED_MS });
  expect(new URL(page.url()).searchParams.get('tier')).toBe('staging');
  await expect(tile(page, 'Change fail rate')).toContainText(
    'What goes wrong is counted in production alone.',
  );
  // The same choice again is no step of its own: one Back leads out of it.
  await page
    .getByRole('radiogroup', { name: 'Environment' })
    .getByRole('radio', { name: 'staging' })
    .click();
  await page.goBack();
  await expect(
    page.getByRole('heading', {
      name: /^Half of the changes reach production/,
    }),
  ).toBeVisible();
  await page.goForward();
  await expect(inStaging).toBeVisible();
  await page.getByRole('link', { name: 'Payments', exact: true }).click();
  await expect(page).toHaveURL(/\/payments\/delivery\?tier=staging$/);
  await expect(inStaging).toBeVisible();
});

test('units are in the address, stay with another window and metric, lead to a team, and come back with Back', async ({
  page,
}) => {
  test.setTimeout(UNTIL_COUNTED_MS + 60_000);
  await openPortal(page, '/delivery');
  await untilCounted(page);
  const choose = async (unit: string, option: string) => {
    await page.getByRole('button', { name: new RegExp(unit) }).click();
    await page.getByRole('option', { name: option }).click();
  };
  const inHours = page.getByRole('heading', {
    name: /^Half of the changes reach production within [\d.,]+ h/,
  });
  await choose('Unit of times', 'Times in days');
  await expect(tile(page, 'Change lead time')).toContainText(/\d days?/);
  // A time that is no zero is never told as one.
  await expect(
    page.getByRole('list', { name: 'The five delivery metrics' }),
  ).not.toContainText(/(^|\s)0 days/);
  await choose('Unit of times', 'Times in hours');
  await choose('Unit of frequencies', 'Frequency a month');
  await expect(inHours).toBeVisible();
  await expect(tile(page, 'Deployment frequency')).toContainText('a month');
  await page
    .getByRole('radiogroup', { name: 'Window' })
    .getByRole('radio', { name: '28 days' })
    .click();
  await tile(page, 'Deployment frequency').getByRole('link').click();
  await expect(page).toHaveURL(/unit=hours&per=month&days=28/);
  for (let steps = 0; steps < 3; steps += 1) await page.goBack();
  await expect(page).toHaveURL(/unit=hours$/);
  await page.goForward();
  await page.getByRole('link', { name: 'Payments', exact: true }).click();
  await expect(page).toHaveURL(/\/payments\/delivery\?unit=hours&per=month$/);
  await expect(inHours).toBeVisible();
  await page.goto('/delivery?unit=fortnights');
  await expect(
    page.getByRole('button', { name: /Times: as they fit/ }),
  ).toBeVisible();
  await expect(tile(page, 'Change lead time')).toContainText(/\d/);
});

test('an incident of staging counts for nobody in production, and stands by name beside the numbers of both', async ({
  page,
  request,
}) => {
  test.setTimeout(2 * UNTIL_COUNTED_MS + 60_000);
  const title = 'Rates are late in staging';
  await tellIncident(request, {
    ...{ service: 'exchange-rates', environment: 'staging', title },
  });
  const service = '/catalog/default/component/exchange-rates/delivery';
  for (const [query, says] of [
    ['', 'counts for nobody in production.'],
    ['?tier=staging', 'what goes wrong is counted in production alone.'],
  ] as const) {
    await expect(async () => {
      await openPortal(page, `${service}${query}`);
      await expect(
        page
          .getByText(`The incident “${title}” was told of staging`)
          .filter({ hasText: says })
          .first(),
      ).toBeVisible({ timeout: 15_000 });
    }).toPass({ timeout: UNTIL_COUNTED_MS });
  }
  await openPortal(page, '/readiness/collectors');
  const told = page.getByRole('row', { name: /CDEvents of deployer/ });
  // Whoever told is looked at with the next reading, and the page asks once a minute.
  await expect(told.getByText('nothing to read')).toBeVisible({
    timeout: UNTIL_COUNTED_MS,
  });
});

test('an address below the baselines that is none is said to be no page', async ({
  page,
}) => {
  await openPortal(page, '/delivery/baseline/nowhere');
  await expect(page.getByText(/no page at this address/i)).toBeVisible();
});

test('whoever may not freeze the numbers sees what could be frozen, and who may', async ({
  page,
}) => {
  await openPortal(page, '/delivery');
  await untilCounted(page);
  await page.getByRole('link', { name: 'Baseline and targets' }).click();
  await expect(
    page.getByRole('heading', { name: 'Nothing is frozen yet.' }),
  ).toBeVisible();
  const see = page.getByRole('link', { name: 'See what could be frozen' });
  await see.click();
  const table = page.getByRole('table', { name: 'What you freeze' });
  await expect(
    table.getByRole('row', { name: /^Change lead time/ }),
  ).toBeVisible();
  await expect(
    page.getByText(/^Only administrators of this portal may/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next: targets' })).toHaveCount(
    0,
  );
  await page.goBack();
  await expect(see).toBeVisible();
});

test('a dead source is named on the delivery page, and the numbers stay', async ({
  page,
  request,
}) => {
  // Argo CD is read once a minute here.
  test.setTimeout(240_000);
  await openPortal(page, '/delivery');
  await untilCounted(page);
  const argocd = failedSources(page).filter({ hasText: 'Argo CD' });
  await expect(argocd).toHaveCount(0);
  await breakSystem(request, 'argocd:argocd-production', { kind: 'dead' });
  await expect(async () => {
    await page.reload();
    await untilCounted(page);
    await expect(argocd).toBeVisible();
  }).toPass({ timeout: 200_000 });
  await expect(
    page.getByRole('list', { name: 'The five delivery metrics' }),
  ).toBeVisible();
});
