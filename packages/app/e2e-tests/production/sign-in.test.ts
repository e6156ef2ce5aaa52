import { expect, test } from '@playwright/test';
import { enter, signInAs } from '../support/singleSignOn';

test('somebody who is not in the catalog is refused and told so', async ({
  page,
}) => {
  await signInAs(page, 'stranger@example.org');
  await expect(
    page.getByText(/unable to resolve user identity/i).first(),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Catalog' })).toHaveCount(0);
});

test('a person of the catalog is let in, and stays when the page is loaded again', async ({
  page,
}) => {
  await enter(page);
  for (let load = 0; load < 3; load += 1) {
    await page.reload();
    await expect(
      page.getByRole('link', { name: 'Catalog' }).first(),
    ).toBeVisible();
    await expect(page.getByText('Single sign-on')).toHaveCount(0);
  }
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
