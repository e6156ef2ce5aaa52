import { expect, test, type Page } from '@playwright/test';

/** Whom the identity provider of these journeys signs in; it believes what its query says. */
const provider = process.env.IDENTITY_PROVIDER_URL ?? 'http://localhost:7790';

async function signInAs(page: Page, email: string): Promise<void> {
  await page.request.post(`${provider}/person`, { data: { email } });
  await page.goto('/');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Single sign-on' })
    .getByRole('button', { name: 'Sign In' })
    .click();
}

test('somebody who is not in the catalog is refused and told so', async ({
  page,
}) => {
  await signInAs(page, 'stranger@example.org');
  await expect(
    page.getByText(/unable to resolve user identity/i).first(),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Catalog' })).toHaveCount(0);
});

test('a person of the catalog is let in', async ({ page }) => {
  await expect(async () => {
    // The people are read from the Git host in the first minute after the start.
    await signInAs(page, 'rhea-saltern@saltmarsh.example');
    await expect(
      page.getByRole('link', { name: 'Catalog' }).first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 80_000 });
});

test('nobody is offered to enter as a guest', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Single sign-on')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enter' })).toHaveCount(0);
});

test('without signing in nothing is answered but health', async ({
  request,
}) => {
  const catalog = await request.get('/api/catalog/entities');
  expect(catalog.status()).toBe(401);
  const health = await request.get('/.backstage/health/v1/liveness');
  expect(health.status()).toBe(200);
});
