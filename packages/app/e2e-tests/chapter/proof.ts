import { expect, type Page } from '@playwright/test';
import {
  comparedOn,
  holdsZero,
  leadTimeIn,
  type Compared,
} from '../support/proofTable';
import { graveFaults, NARROW, standingOut } from '../support/faults-of-a-page';
import { frozenTable, isTheOnlyOne } from './freezing';
import { picture, untilSettled } from './patience';

const firstWords = ({ says }: Compared) => says.split('\n')[0];

/** Lead times fell: before and after with the interval. Whatever interval holds zero is not shown to be anything. */
export async function seeTheProof(page: Page, leadTime: string): Promise<void> {
  await untilSettled(page, async () => {
    const rows = await comparedOn(page);
    expect(leadTimeIn(rows)?.says).toMatch(/^better/);
    return JSON.stringify(rows);
  });
  const rows = await comparedOn(page);
  // For the page that keeps the results of proofs.
  for (const row of rows)
    process.stdout.write(
      `${Object.values(row).join(' | ').replaceAll('\n', ' ')}\n`,
    );
  expect(leadTimeIn(rows)).toEqual({
    metric: 'Change lead time',
    frozen: leadTime,
    after: expect.stringMatching(/\d/),
    says: expect.stringMatching(/^better\s+From .+ shorter to .+ shorter, in/),
  });
  const compared = rows.filter(({ says }) => holdsZero(says) !== undefined);
  for (const row of compared)
    expect(firstWords(row), row.metric).toMatch(
      holdsZero(row.says) ? /^not shown$/ : /^(better|worse)$/,
    );
  await expect(
    page.getByRole('heading', {
      name: /^Better than in the baseline: .*Change lead time/,
    }),
  ).toBeVisible();
  for (const { metric, says } of rows.filter(
    row => firstWords(row) === 'not shown',
  ))
    await expect(
      page.getByText(
        /rests on fewer than/.test(says)
          ? /^Too few to show anything: /
          : /^Not shown: /,
      ),
    ).toContainText(metric);
  await picture(page, 'proof');
}

/** On paper there are no buttons, and everything else. */
export async function print(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Print' });
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await button.click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await page.emulateMedia({ media: 'print' });
  await expect(button).toBeHidden();
  await expect(frozenTable(page)).toBeVisible();
  await picture(page, 'printed');
  await page.emulateMedia({ media: 'screen' });
  await isTheOnlyOne(page);
}

/** In the light, in the dark and on a phone it is the same table, and keeps nobody out. */
export async function isForEverybody(page: Page): Promise<void> {
  const wide = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(
      page.locator(`[data-theme-mode=${colorScheme}]`).first(),
    ).toBeAttached();
    expect(await graveFaults(page), colorScheme).toEqual([]);
  }
  await picture(page, 'proof-in-the-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(NARROW);
  await page.reload();
  await expect(frozenTable(page)).toBeVisible();
  await expect.poll(() => standingOut(page), { timeout: 5_000 }).toEqual([]);
  await picture(page, 'proof-on-a-phone');
  if (wide) await page.setViewportSize(wide);
}
