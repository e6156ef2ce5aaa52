import { expect, test } from '@playwright/test';
import { openPortal } from './support/portal';
import { breakSystem, mendEverything } from './support/faults';

/** Runs in staging-api and production-api, and nowhere else. */
const SERVICE = '/catalog/default/component/partner-webhooks';
/** Runs in two production clusters, of which the second is a version behind. */
const IN_TWO_REGIONS = '/catalog/default/component/web-gateway';
/** Runs in staging-legacy, which has no metrics server, and production-legacy, whose own is slow. */
const ON_THE_LEGACY_PLATFORM = '/catalog/default/component/account-opening';

test.afterEach(async ({ request }) => mendEverything(request));

test('the overview says which version runs in each environment', async ({
  page,
}) => {
  await openPortal(page, SERVICE);
  for (const name of ['staging', 'production']) {
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    await expect(row).toContainText(/\d+\.\d+\.\d+/);
    await expect(row).toContainText('healthy');
  }
});

test('a service in two regions says which version runs in which', async ({
  page,
}) => {
  await openPortal(page, IN_TWO_REGIONS);
  const production = page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: 'production', exact: true }),
  });
  const places = production.getByText(
    /\d+\.\d+\.\d+.*(production-api|production-legacy)/,
  );
  await expect(places).toHaveCount(2);
  const [first, second] = await places.allInnerTexts();
  const versionOf = (text = '') => text.match(/\d+\.\d+\.\d+/)?.[0];
  expect(versionOf(first)).not.toBe(versionOf(second));
});

test('a dead cluster is named, its environment is unknown, and the rest is there', async ({
  page,
  request,
}) => {
  await breakSystem(request, 'cluster:production-api', { kind: 'dead' });
  await breakSystem(request, 'argocd:argocd-production', { kind: 'dead' });
  await openPortal(page, SERVICE);

  const production = page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: 'production', exact: true }),
  });
  await expect(production).toContainText('unknown');
  await expect(production).toContainText('production-api');
  await expect(production).not.toContainText('healthy');
  const staging = page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: 'staging', exact: true }),
  });
  await expect(staging).toContainText('healthy');
});

test('the Kubernetes tab names the clusters it could not read and praises none of them', async ({
  page,
  request,
}) => {
  await breakSystem(request, 'cluster:production-api', { kind: 'dead' });
  await breakSystem(request, 'cluster:production-legacy', {
    kind: 'status',
    status: 403,
  });
  await openPortal(page, `${SERVICE}/kubernetes`);

  const notes = page.getByRole('status').filter({ hasText: 'answered' });
  for (const cluster of ['production-api', 'production-legacy', 'recovery'])
    await expect(notes).toContainText(cluster);
  await expect(
    page.getByRole('heading', { name: /3 clusters could not be read/ }),
  ).toBeVisible();
  // Only the clusters that answered have a section, and with it a tick.
  await expect(
    page.getByRole('region', { name: 'Staging, API platform' }),
  ).toContainText('3 of 3 ready');
  await expect(page.getByRole('region', { name: /Production/ })).toHaveCount(0);
});

test('a cluster without usage figures has answered, and says beside its pods why there are none', async ({
  page,
  request,
}) => {
  await breakSystem(request, 'cluster:production-api', { kind: 'dead' });
  await openPortal(page, `${ON_THE_LEGACY_PLATFORM}/kubernetes`);

  await expect(
    page.getByRole('heading', {
      name: 'Runs in staging-legacy, production-legacy. 2 clusters could not be read.',
    }),
  ).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: '3 of 5 clusters answered.' }),
  ).not.toContainText('legacy');
  const notes = page.getByRole('note');
  await expect(notes).toHaveText([
    'No usage figures from staging-legacy: it has no metrics server.',
    'No usage figures from production-legacy: they did not come in time.',
  ]);

  // The pods are there, and what they use is unknown rather than nothing.
  const pod = page
    .getByRole('table', { name: 'Pods in Staging, legacy' })
    .getByRole('row')
    .filter({ hasText: 'Running' })
    .first();
  await expect(pod.getByText('unknown')).toHaveCount(2);
  await expect(pod).not.toContainText('%');
});

test('usage is there where a metrics server answers', async ({ page }) => {
  await openPortal(page, `${IN_TWO_REGIONS}/kubernetes`);
  await expect(page.getByRole('note')).toHaveText([
    'No usage figures from production-legacy: they did not come in time.',
  ]);
  const pod = page
    .getByRole('table', { name: /Pods in Production, API/ })
    .getByRole('row')
    .filter({ hasText: 'Running' })
    .first();
  await expect(pod).toContainText(/[1-9]\d* % of its request/);
});

test('an answer comes within three seconds although a cluster never answers', async ({
  page,
}) => {
  await openPortal(page, '/catalog');
  const answered = page.waitForResponse(/\/api\/kubernetes\/services\//, {
    timeout: 30_000,
  });
  await page.goto(`${SERVICE}/kubernetes`);
  const enter = page.getByRole('button', { name: 'Enter' });
  const heading = page.getByRole('heading', { name: /^Runs in/ });
  await expect(enter.or(heading).first()).toBeVisible();
  if (await enter.isVisible()) await enter.click();
  const response = await answered;
  await response.finished();
  const { responseEnd } = response.request().timing();
  expect(responseEnd).toBeLessThan(3_000);
});
