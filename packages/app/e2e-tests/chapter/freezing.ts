import { expect, type Page } from '@playwright/test';
import { comparedOn, leadTimeIn } from '../support/proofTable';
import { picture, untilSettled } from './patience';

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
  const begin = page.getByRole('link', { name: 'Freeze the numbers of today' });
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
): Promise<string> {
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
  return leadTimeToFreeze(page).getByRole('cell').first().innerText();
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

/** Asked once, declined once, and clicked twice: it is frozen once, with the numbers that were shown. */
export async function freeze(page: Page, leadTime: string): Promise<void> {
  const button = page.getByRole('button', { name: `Freeze “${NAME}”` });
  const dialog = page.getByRole('dialog');
  await button.click();
  await dialog.getByRole('button', { name: 'Not yet' }).click();
  await expect(dialog).toHaveCount(0);
  await button.click();
  await expect(dialog.getByText(/^1 target is set with it/)).toBeVisible();
  await picture(page, 'asked-once');
  await dialog.getByRole('button', { name: 'Freeze' }).dblclick();

  await expect(frozenTable(page)).toBeVisible();
  expect(leadTimeIn(await comparedOn(page))?.frozen).toBe(leadTime);
  await isTheOnlyOne(page);
  await picture(page, 'frozen');
}

/** Others would be listed below it. */
export async function isTheOnlyOne(page: Page): Promise<void> {
  await expect(frozenTable(page)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Other baselines' }),
  ).toHaveCount(0);
}
