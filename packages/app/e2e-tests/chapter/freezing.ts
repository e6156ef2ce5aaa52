import { expect, type Page } from '@playwright/test';
import { comparedOn, leadTimeIn } from '../support/proofTable';
import { picture, READING_MS, untilSettled } from './patience';

/** What the person of this journey calls the baseline. */
export const NAME = 'Before the foundation work';

/** The table of what was frozen, and later of before and after. */
export const frozenTable = (page: Page) =>
  page.getByRole('table', { name: `Baseline “${NAME}”, metric by metric` });

const toFreeze = (page: Page) =>
  page.getByRole('table', { name: 'What you freeze' });
const leadTimeToFreeze = (page: Page) =>
  toFreeze(page).getByRole('row', { name: /^Change lead time/ });
const nameField = (page: Page) => page.getByRole('textbox', { name: /^Name/ });
const lastDayField = (page: Page) => page.getByLabel('Last day');
const leadTimeTarget = (page: Page) =>
  page.getByRole('group', { name: /^Change lead time/ });
const leadTimeAmount = (page: Page) =>
  leadTimeTarget(page).getByRole('textbox', { name: 'At most' });

/** From Delivery to the first screen, which finds nothing in the months in which nobody looked. */
export async function beginFreezing(page: Page): Promise<void> {
  const begin = page.getByRole('link', { name: 'Freeze today’s numbers' });
  await page.goto('/delivery');
  await begin.click();
  await expect(
    page.getByRole('heading', { name: 'Nothing is frozen yet.' }),
  ).toBeVisible();
  await begin.click();
  await expect(
    page.getByRole('heading', {
      name: 'There is nothing to freeze in this window.',
    }),
  ).toBeVisible();
  await picture(page, 'nothing-to-freeze');
}

/** The first screen: chooses the last day before the work, and waits until its numbers have come to rest. */
export async function chooseLastDay(
  page: Page,
  lastDay: string,
): Promise<void> {
  await lastDayField(page).fill(lastDay);
  await untilSettled(page, async () => {
    await expect(
      leadTimeToFreeze(page).getByText('can show a change later'),
    ).toBeVisible();
    return toFreeze(page).innerText();
  });
  // The address remembers it.
  await expect(lastDayField(page)).toHaveValue(lastDay);
  await picture(page, 'what-you-freeze');
}

/** A name and a target; Back and Cancel lose neither. */
export async function fillInBothScreens(
  page: Page,
  lastDay: string,
): Promise<void> {
  const next = page.getByRole('button', { name: 'Next: targets' });
  await nameField(page).fill(NAME);
  await next.click();
  await leadTimeAmount(page).fill('1');
  const owner = leadTimeTarget(page).getByRole('combobox', { name: 'Owner' });
  await owner.click();
  await owner.pressSequentially('platform');
  await page
    .getByRole('option', { name: /platform/i })
    .first()
    .click();

  await page.goBack();
  await expect(nameField(page)).toHaveValue(NAME);
  await expect(lastDayField(page)).toHaveValue(lastDay);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(
    page.getByRole('heading', { name: 'Nothing is frozen yet.' }),
  ).toBeVisible();
  await page.goBack();
  await expect(nameField(page)).toHaveValue(NAME);
  await next.click();
  await expect(leadTimeAmount(page)).toHaveValue('1');
  await picture(page, 'targets');
}

/**
 * Asked once, declined once, and clicked twice: it is frozen once, with the numbers that were shown. Where more was read
 * meanwhile it is refused, and what is shown then is frozen.
 *
 * @returns the lead time that was frozen
 */
export async function freeze(page: Page): Promise<string> {
  const button = page.getByRole('button', { name: `Freeze “${NAME}”` });
  const dialog = page.getByRole('dialog');
  await button.click();
  await dialog.getByRole('button', { name: 'Not yet' }).click();
  await expect(dialog).toHaveCount(0);
  await button.click();
  await expect(dialog.getByText(/^1 target is set with it/)).toBeVisible();
  await picture(page, 'asked-once');
  let shown = await leadTimeTarget(page).innerText();
  await dialog.getByRole('button', { name: 'Freeze' }).dblclick();

  const refused = page
    .getByRole('alert')
    .filter({ hasText: 'changed since they were shown' });
  await expect(async () => {
    await expect(frozenTable(page).or(refused)).toBeVisible();
    if (await frozenTable(page).isVisible()) return;
    await page.waitForLoadState('networkidle');
    shown = await leadTimeTarget(page).innerText();
    await button.click();
    await dialog.getByRole('button', { name: 'Freeze' }).click();
    await expect(frozenTable(page)).toBeVisible();
  }).toPass({ timeout: READING_MS });
  const frozen = leadTimeIn(await comparedOn(page))?.frozen ?? '';
  const [value = ''] = frozen.split('\n');
  expect(value).toMatch(/\d/);
  expect(shown).toContain(`now ${value}, `);
  await isTheOnlyOne(page);
  await picture(page, 'frozen');
  return frozen;
}

/** Others would be listed below it. */
export async function isTheOnlyOne(page: Page): Promise<void> {
  await expect(frozenTable(page)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Other baselines' }),
  ).toHaveCount(0);
}
