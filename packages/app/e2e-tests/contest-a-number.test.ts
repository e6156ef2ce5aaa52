import { expect, test, type Page } from '@playwright/test';
import { openPortal } from './support/portal';

/** After a start on no data it takes minutes until history has been read and counted. */
const UNTIL_COUNTED_MS = 300_000;
const SERVICE = '/catalog/default/component/exchange-rates/delivery';
const CLAIM = 'This was a hotfix';

function tile(page: Page, metric: string) {
  return page
    .getByRole('list', { name: 'The five delivery metrics' })
    .getByRole('listitem')
    .filter({ hasText: metric });
}

async function giveReason(page: Page, title: string | RegExp, why: string) {
  const form = page.getByRole('region', { name: title });
  await form.getByRole('textbox', { name: 'Why' }).fill(why);
  await form.getByRole('button', { name: title }).click();
  await expect(form).toHaveCount(0);
}

test('a number is contested and that is taken back: it moves and comes back', async ({
  page,
}) => {
  test.setTimeout(UNTIL_COUNTED_MS + 60_000);
  await openPortal(page, `${SERVICE}?metric=rework-rate`);
  const rework = tile(page, 'Rework rate');
  await expect(rework.getByText(/^of \d+ deployments?$/)).toBeVisible({
    timeout: UNTIL_COUNTED_MS,
  });
  await expect(rework.getByText('0 %', { exact: true })).toBeVisible();

  await page
    .getByRole('region', { name: 'What the number is made of' })
    .getByRole('button', { name: /^Deployment of/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'Deployment' });
  const rules = drawer.getByRole('region', {
    name: 'Which rules put it there',
  });
  await expect(rules.getByText(/^Planned: it is no rollback/)).toBeVisible();
  const opener = rules.getByRole('button', { name: CLAIM });
  await opener.click();
  // Escape leaves the form, and not the drawer with what was opened in it.
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await opener.click();
  await giveReason(page, CLAIM, 'It repaired the rates of the day before.');
  await expect(rules.getByText(/^Called a hotfix by/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(
    rework.getByText(/^1 of \d+ rest on what people said; without: 0 %$/),
  ).toBeVisible();
  await expect(rework.getByText('0 %', { exact: true })).toHaveCount(0);

  const list = page.getByRole('table', { name: 'What people said' });
  const takeBack = list.getByRole('button', { name: `Take back: ${CLAIM}` });
  await takeBack.click();
  await giveReason(page, `Take back: ${CLAIM}`, 'It was planned after all.');
  await expect(takeBack).toHaveCount(0);
  await expect(list.getByText(/^Taken back by/).first()).toBeVisible();
  await expect(rework.getByText('0 %', { exact: true })).toBeVisible();
  await expect(rework.getByText(/what people said/)).toHaveCount(0);
});

test('whoever does not own a service sees the rules behind its numbers, and who may contest them', async ({
  page,
}) => {
  await openPortal(
    page,
    '/catalog/default/group/open-banking/delivery?metric=recovery-time',
  );
  await page
    .getByRole('region', { name: 'What the number is made of' })
    .getByRole('button', { name: /^Deployment of/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'Deployment' });
  await expect(drawer.getByText(/^Whoever owns/)).toBeVisible();
  await expect(
    drawer.getByRole('button', { name: /hotfix|not caused|not production/ }),
  ).toHaveCount(0);
});
