import { expect, test, type Page } from '@playwright/test';

/** All of the company's history is read from its beginning, and later four months more. */
export const READING_MS = 1_200_000;

let taken = 0;

/** For whoever wants to see what a person saw: they lie below .cache/journeys. */
export async function picture(page: Page, name: string): Promise<void> {
  taken += 1;
  await page.screenshot({
    path: test.info().outputPath(`${taken}-${name}.png`),
    fullPage: true,
  });
}

/** Opens the page anew until it shows something, as a person does who waits for it. */
export async function until(
  page: Page,
  isShown: () => Promise<void>,
): Promise<void> {
  await expect(async () => {
    await page.reload();
    await isShown();
  }).toPass({ timeout: READING_MS, intervals: [10_000] });
}

/** Opens the page anew until it says the same twice, half a minute apart: nothing more is being read. */
export async function untilSettled(
  page: Page,
  read: () => Promise<string>,
): Promise<void> {
  let before: string | undefined;
  await expect(async () => {
    await page.reload();
    const now = await read();
    const isSettled = now === before;
    before = now;
    expect(isSettled, now).toBe(true);
  }).toPass({ timeout: READING_MS, intervals: [30_000] });
}

/** Every source by which deployments are counted has been read to its end, or says that it could not be. */
export async function untilDeliveriesAreRead(page: Page): Promise<void> {
  await page.goto('/readiness/collectors');
  const counting = page
    .getByRole('table', { name: 'Sources of deliveries' })
    .getByRole('row')
    .filter({
      has: page
        .locator('td[data-label="Services it counts for"]')
        .filter({ hasText: /[1-9]/ }),
    });
  await until(page, async () => {
    await expect(counting.getByText('read to the end').first()).toBeVisible();
    await expect(
      counting.getByText(/^(is being read|not read yet)$/),
    ).toHaveCount(0);
  });
}
