import { expect, test } from '@playwright/test';
import { breakSystem, mendEverything } from './support/faults';
import { openPortal } from './support/portal';

/** Built by Jenkins, by the stages of its own Jenkinsfile. */
const BUILT_BY_JENKINS = '/catalog/default/component/ledger-core';

/** Every half a minute, and an answer takes its time. */
const ASKED_AGAIN_MS = 60_000;

test.afterEach(async ({ request }) => mendEverything(request));

test('a service that Jenkins builds shows its runs and their stages, and keeps them while Jenkins fails', async ({
  page,
  request,
}) => {
  test.slow();
  await openPortal(page, `${BUILT_BY_JENKINS}/ci-runs`);
  const runs = page.getByRole('table', { name: 'CI runs' });
  const first = runs.getByRole('row').nth(1);
  await expect(first).toContainText(/ledger-core #\d+/);
  await first.getByText(/^\d+ stages$/).click();
  await expect(first.getByRole('listitem').first()).toContainText(
    'Checkout SCM',
  );
  await expect(first.getByRole('link').first()).toHaveAttribute(
    'href',
    /\/job\/core-banking\/job\/ledger-core\/job\/main\/\d+\/$/,
  );
  const shown = await first.getByRole('link').first().innerText();

  await breakSystem(request, 'jenkins', { kind: 'status', status: 500 });
  // The page asks again by itself.
  const age = page.getByText(/Runs from Jenkins default are as of/);
  await expect(age).toBeVisible({ timeout: ASKED_AGAIN_MS });
  await expect(page.getByRole('status').first()).toContainText(
    'Jenkins default failed with an error of its own (5xx)',
  );
  await expect(first).toContainText(shown);

  await mendEverything(request);
  await expect(age).toHaveCount(0, { timeout: ASKED_AGAIN_MS });
  await expect(first).toContainText(shown);
});
