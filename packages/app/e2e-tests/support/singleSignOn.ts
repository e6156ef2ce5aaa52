import { expect, type Page } from '@playwright/test';

/** Whom the identity provider of these journeys signs in; it believes what its query says. */
const provider = process.env.IDENTITY_PROVIDER_URL ?? 'http://localhost:7790';

export async function signInAs(page: Page, email: string): Promise<void> {
  await page.request.post(`${provider}/person`, { data: { email } });
  await page.goto('/');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Single sign-on' })
    .getByRole('button', { name: 'Sign In' })
    .click();
}

/** Of a squad that owns services. */
export const DEVELOPER = 'rhea-saltern@saltmarsh.example';

/** Of the platform team, who may change what they do not own. */
export const ADMINISTRATOR = 'kaia-spindrift@saltmarsh.example';

/** Signs in, as a developer unless it is said as whom; the people are read from the Git host in the first minute after the start. */
export async function enter(page: Page, email = DEVELOPER): Promise<void> {
  await expect(async () => {
    await signInAs(page, email);
    await expect(
      page.getByRole('link', { name: 'Catalog' }).first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 80_000 });
}
