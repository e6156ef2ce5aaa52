import { expect, test, type Page } from '@playwright/test';
import {
  passHour,
  tellIncidentEvent,
  tellWebhook,
} from '../support/signedWebhook';
import { ADMINISTRATOR, DEVELOPER, enter } from '../support/singleSignOn';

/** The catalog is read in the first minute after the start, and what is told waits for it. */
const UNTIL_LOOKED_INTO_MS = 100_000;
const REPLAYS = /\/set-aside\/[^/]+\/replay$/;

test.describe.configure({ mode: 'serial' });

const rows = (page: Page) =>
  page
    .getByRole('table', { name: 'Events set aside' })
    .getByRole('row', { name: /github\.deployment_status/ });

async function openCollectors(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto('/readiness/collectors');
    await expect(rows(page)).toHaveCount(1, { timeout: 5_000 });
  }).toPass({ timeout: UNTIL_LOOKED_INTO_MS });
}

/** An incident that is over before anybody told that it began. */
const outage = {
  id: 'outage-7',
  service: 'told-of',
  title: 'Nothing was told',
} as const;

/** A deployment status without its deployment, as no Git host sends it. */
const nonsense = { action: 'created', deployment_status: { id: 271 } };

test('an administrator has a webhook that was set aside decoded again, and is told that it is still not understood', async ({
  page,
  request,
}) => {
  test.setTimeout(UNTIL_LOOKED_INTO_MS + 150_000);
  const forged = { ...nonsense, action: 'forged' };
  expect(await tellWebhook(request, forged, 'of-somebody-else')).toBe(403);
  expect(await tellWebhook(request, nonsense)).toBe(202);
  // The same once more is the same event.
  expect(await tellWebhook(request, nonsense)).toBe(202);

  await enter(page, ADMINISTRATOR);
  await openCollectors(page);
  const open = rows(page).getByRole('button', { name: /^Look at it/ });
  await open.click();
  const drawer = page.getByRole('dialog', {
    name: 'An event that is set aside',
  });
  await expect(
    drawer.getByText('deployment_status:', { exact: true }),
  ).toBeVisible();

  // Looked at and left: nothing was decoded.
  const replays: string[] = [];
  page.on('request', asked => {
    if (REPLAYS.test(new URL(asked.url()).pathname)) replays.push(asked.url());
  });
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  expect(replays).toEqual([]);

  await open.click();
  const again = drawer.getByRole('button', { name: 'Decode again' });
  const still = drawer.getByText('It is still not understood.');
  await again.dblclick();
  await expect(still).toBeVisible();
  expect(replays.length).toBeGreaterThan(0);
  await again.click();
  await expect(still).toBeVisible();

  // The address leads there again, and nothing was lost or doubled.
  await page.reload();
  await expect(again).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(1);
});

test('the end of an incident is set aside for want of its beginning, and counts once that was told and somebody has it decoded again', async ({
  page,
  request,
}) => {
  test.setTimeout(2 * UNTIL_LOOKED_INTO_MS + 60_000);
  expect(await tellIncidentEvent(request, 'incident.resolved', outage)).toBe(
    202,
  );
  expect(await passHour(request)).toEqual({ events: 1 });

  await enter(page, ADMINISTRATOR);
  const row = page
    .getByRole('table', { name: 'Events set aside' })
    .getByRole('row', { name: /Nobody has told how this incident began/ });
  await expect(async () => {
    await page.goto('/readiness/collectors');
    await expect(row).toHaveCount(1, { timeout: 5_000 });
  }).toPass({ timeout: UNTIL_LOOKED_INTO_MS });
  await row.getByRole('button', { name: /^Look at it/ }).click();
  const drawer = page.getByRole('dialog', {
    name: 'An event that is set aside',
  });
  const again = drawer.getByRole('button', { name: 'Decode again' });
  await again.click();
  await expect(drawer.getByText('It is still not understood.')).toBeVisible();

  // Now somebody tells how it began, and nobody but a person has the end decoded again.
  expect(await tellIncidentEvent(request, 'incident.detected', outage)).toBe(
    202,
  );
  const told = drawer.getByText('It is understood now, and counts.');
  await expect(async () => {
    await again.dblclick();
    await expect(told).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: UNTIL_LOOKED_INTO_MS });
  await expect(again).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(row).toHaveCount(0);
});

test('a developer sees that a webhook was set aside, and neither what it says nor how to have it decoded again', async ({
  page,
}) => {
  test.setTimeout(UNTIL_LOOKED_INTO_MS + 100_000);
  await enter(page, DEVELOPER);
  await openCollectors(page);
  await expect(
    rows(page)
      .getByText(/deployment/)
      .first(),
  ).toBeVisible();
  await expect(rows(page).getByRole('button')).toHaveCount(0);

  // Nor does an address that somebody else sent.
  await page.goto('/readiness/collectors?event=told-1');
  const drawer = page.getByRole('dialog', {
    name: 'An event that is set aside',
  });
  await expect(
    drawer.getByText(/^What the event says is unknown:/),
  ).toBeVisible();
  await expect(
    drawer.getByText('deployment_status:', { exact: true }),
  ).toHaveCount(0);
  await expect(
    drawer.getByRole('button', { name: 'Decode again' }),
  ).toHaveCount(0);
});
