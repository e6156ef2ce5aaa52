import { expect, type Page } from '@playwright/test';

/** Opens a page of the portal and signs in as the guest where the sign-in page asks. */
export async function openPortal(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const enter = page.getByRole('button', { name: 'Enter' });
  const inside = page.getByRole('link', { name: 'Catalog', exact: true });
  await expect(enter.or(inside).first()).toBeVisible({ timeout: 60_000 });
  if (await enter.isVisible()) {
    await enter.click();
    await expect(inside.first()).toBeVisible();
  }
}
