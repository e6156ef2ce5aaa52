import { expect, type Page } from '@playwright/test';
import { prerequisitesOn, type Shown } from '../support/prerequisites';
import { picture, until } from './patience';

/** The line that foundation and pipeline have to reach (docs/explanation/how-the-score-works.md). */
const GATE = 60;
const VERDICT = { name: 'Fix the foundation first.' };

async function foundationAndPipeline(page: Page): Promise<readonly Shown[]> {
  const [foundation, pipeline] = await prerequisitesOn(page);
  if (!foundation || !pipeline) throw new Error('The page shows no gates');
  return [foundation, pipeline];
}

/** Foundation and pipeline fail, and the verdict says so. */
export async function seeThemFail(page: Page): Promise<void> {
  await until(page, async () => {
    await expect(page.getByRole('heading', VERDICT)).toBeVisible();
    for (const { says } of await foundationAndPipeline(page))
      expect(says).toMatch(/^fails/);
  });
  for (const { lo } of await foundationAndPipeline(page))
    expect(lo).toBeLessThan(GATE);
  await picture(page, 'readiness-before');
}

/** Has everything looked at again, as somebody who does not want to wait a day. */
export async function lookAgain(page: Page): Promise<void> {
  await page.goto('/readiness/collectors');
  await page.getByRole('button', { name: 'Look at everything again' }).click();
  await expect(page.getByText(/collectors look again, and/)).toBeVisible();
  await picture(page, 'looking-again');
}

/** Both stand at 60 of 100 and more, and pass. */
export async function seeThemPass(page: Page): Promise<void> {
  await page.goto('/readiness');
  await until(page, async () => {
    for (const { says, lo } of await foundationAndPipeline(page)) {
      expect(lo).toBeGreaterThanOrEqual(GATE);
      expect(says).toMatch(/^passes/);
    }
  });
  await picture(page, 'readiness-after');
}

/** What still keeps the verdict, by name: four weeks, and each prerequisite that is undecided. */
export async function seeWhatKeepsTheVerdict(page: Page): Promise<void> {
  await expect(page.getByRole('heading', VERDICT)).toBeVisible();
  const why = page
    .locator('details')
    .filter({ has: page.locator('summary', { hasText: /^Why$/ }) });
  const weeks = why.getByRole('link', {
    name: /held 60 of 100 for 28 days in a row; up to yesterday they have for no days\.$/,
  });
  await expect(weeks).toBeVisible();
  const named = await why
    .getByRole('link', { name: /is undecided\.$/ })
    .evaluateAll(links => links.map(link => link.getAttribute('href')));
  const undecided = (await prerequisitesOn(page)).filter(
    ({ says }) => says === 'undecided',
  );
  expect(undecided.length).toBeGreaterThan(0);
  expect(named).toEqual(undecided.map(({ href }) => href));

  const [foundation] = await foundationAndPipeline(page);
  await weeks.click();
  await expect(
    page.getByRole('heading', {
      name: `Consistent foundation passes: it has ${foundation?.lo} at worst and needs ${GATE}.`,
    }),
  ).toBeVisible();
  await picture(page, 'foundation-after');
  await page.goBack();
  await expect(weeks).toBeVisible();
}
