import { expect, test } from '@playwright/test';
import { tellNonsense } from './support/faults';
import { openPortal } from './support/portal';

test('a webhook that nobody understands is set aside in sight of everybody, and what it says is not', async ({
  page,
  request,
}) => {
  await tellNonsense(request);
  const row = page
    .getByRole('table', { name: 'Events set aside' })
    .getByRole('row', { name: /github\.deployment_status/ })
    .first();
  await expect(async () => {
    await openPortal(page, '/readiness/collectors');
    await expect(row).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 45_000 });
  await expect(row).toContainText('deployment');
  // The guest is no administrator: what somebody sent may name people.
  await expect(row.getByRole('button')).toHaveCount(0);
});
