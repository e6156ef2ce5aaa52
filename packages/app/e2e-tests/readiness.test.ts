import { expect, test, type Page } from '@playwright/test';
import { breakSystem, mendEverything } from './support/faults';
import { openPortal } from './support/portal';
import { prerequisitesOn } from './support/prerequisites';

const REFUSING = 'production-api';
test.afterEach(async ({ request }) => mendEverything(request));

function sources(page: Page) {
  return page.getByRole('status').filter({ hasText: 'answered' });
}

/** Waits for the next look at the clusters, which the page shows by itself. */
async function untilNamed(page: Page, cluster: string): Promise<void> {
  await expect(sources(page)).toContainText(cluster, { timeout: 360_000 });
}

/** In its first minutes a portal is still reading deliveries, and scores rise by themselves: those of a minute in which none did. */
async function settledPrerequisites(page: Page) {
  let found: Awaited<ReturnType<typeof prerequisitesOn>> = [];
  await expect
    .poll(
      async () => {
        const before = found;
        found = await prerequisitesOn(page);
        // The first look has none to compare with.
        return found.every(({ lo }, index) => lo === before[index]?.lo);
      },
      // The page asks once a minute.
      { intervals: [65_000], timeout: 300_000 },
    )
    .toBe(true);
  return found;
}

test('the verdict leads to a prerequisite, and that to the object it rests on', async ({
  page,
}) => {
  await openPortal(page, '/readiness');
  await expect(
    page.getByRole('heading', { name: 'Fix the foundation first.' }),
  ).toBeVisible();
  await page
    .getByRole('link', { name: 'Consistent foundation', exact: true })
    .click();
  await expect(
    page.getByRole('heading', { name: /^Consistent foundation fails/ }),
  ).toBeVisible();

  const prerequisite = page.url();
  await page
    .getByRole('button', { name: /^Evidence/ })
    .filter({ visible: true })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'Evidence' });
  await expect(drawer.getByText('Digest')).toBeVisible();
  await expect(drawer.getByText('Observed', { exact: true })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('evidence')).toBeTruthy();

  await page.goBack();
  await expect(drawer).toHaveCount(0);
  expect(page.url()).toBe(prerequisite);
  await page.goBack();
  await expect(
    page.getByRole('heading', { name: 'Fix the foundation first.' }),
  ).toBeVisible();
});

test('a check with many findings lists them once it is opened, and asks for them once', async ({
  page,
}) => {
  await openPortal(page, '/readiness/prerequisites/P1');
  const claim = page
    .locator('summary')
    .filter({ hasText: 'What runs in production is declared as code' });
  await expect(claim).toBeVisible();
  const asked: string[] = [];
  page.on('request', request => {
    if (request.url().includes('/readiness/checks/')) asked.push(request.url());
  });
  const findings = page
    .locator('details')
    .filter({ has: claim })
    .getByRole('region', { name: 'Findings' });
  for (const _ of [1, 2]) {
    await claim.click();
    await expect(findings.getByText('Belongs to no team')).toBeVisible();
    await claim.click();
    await expect(findings).toBeHidden();
  }
  expect(asked).toHaveLength(1);
});

test('a cell that passes opens the object that it was judged from, under its own address', async ({
  page,
}) => {
  const scorecard = '/catalog/default/group/payments/readiness';
  await openPortal(page, scorecard);
  await page
    .getByRole('button', { name: /: Has an owner that exists: passes$/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('Measured')).toBeVisible();
  await expect(
    drawer
      .getByRole('region', { name: 'What was stored' })
      .locator('mark')
      .first(),
  ).toBeVisible();
  await expect(
    drawer.getByRole('link', { name: 'Open its catalog file' }),
  ).toHaveAttribute('href', /^https?:/);
  const address = page.url();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('');

  await page.goto(address);
  await expect(drawer.getByText('Measured')).toBeVisible();
});

test('a cluster that refuses the reader is named, the rest stays, and no score rises', async ({
  page,
  request,
}) => {
  // The clusters are looked at every two minutes, and the page asks once a minute.
  test.setTimeout(720_000);
  await openPortal(page, '/readiness');
  const before = await settledPrerequisites(page);
  await breakSystem(request, `cluster:${REFUSING}`, {
    kind: 'status',
    status: 403,
  });
  await untilNamed(page, REFUSING);
  await expect(sources(page)).toContainText('denied access (403)');
  await expect(
    page.getByRole('heading', { name: 'Fix the foundation first.' }),
  ).toBeVisible();
  const after = await prerequisitesOn(page);
  expect(after.map(({ title }) => title)).toEqual(
    before.map(({ title }) => title),
  );
  for (const [index, { title, lo }] of before.entries())
    expect(after[index]?.lo, title).toBeLessThanOrEqual(lo);
});
