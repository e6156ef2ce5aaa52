import { expect, test } from '@playwright/test';
import { letFourMonthsPass, whereItStands } from '../support/company';
import { openPortal } from '../support/portal';
import {
  beginFreezing,
  chooseLastDay,
  fillInBothScreens,
  freeze,
  NAME,
} from './freezing';
import {
  lookAgain,
  seeThemFail,
  seeThemPass,
  seeWhatKeepsTheVerdict,
} from './gates';
import { picture, READING_MS, untilDeliveriesAreRead } from './patience';
import { isForEverybody, print, seeTheProof } from './proof';

const DAY_MS = 86_400_000;

test('S14: a baseline is frozen, four months pass, both gates open, and the page proves what they brought', async ({
  page,
  request,
}) => {
  test.setTimeout(4 * READING_MS);
  const { standsAt, chapter } = await whereItStands(request);
  expect(chapter).toBe('graveyard');
  const lastDay = new Date(Date.parse(standsAt) - DAY_MS)
    .toISOString()
    .slice(0, 10);

  await test.step('before: foundation and pipeline fail', async () => {
    await openPortal(page, '/readiness');
    await seeThemFail(page);
  });
  const leadTime = await test.step('a baseline is frozen', async () => {
    await untilDeliveriesAreRead(page);
    await beginFreezing(page);
    await chooseLastDay(page, lastDay);
    await fillInBothScreens(page, lastDay);
    return freeze(page);
  });
  const proof = page.url();
  await test.step('four months pass, and both gates open', async () => {
    expect(await letFourMonthsPass(request)).toMatchObject({
      chapter: 'foundations',
    });
    await lookAgain(page);
    await seeThemPass(page);
  });
  await test.step('what still keeps the verdict is named', () =>
    seeWhatKeepsTheVerdict(page));
  await test.step('lead times are proved to have fallen', async () => {
    await untilDeliveriesAreRead(page);
    await page.goto(proof);
    await seeTheProof(page, leadTime);
    await print(page);
    await isForEverybody(page);
  });
  await test.step('Delivery measures against what was frozen', async () => {
    await page.goto('/delivery');
    await expect(page.getByText(`Measured against “${NAME}”`)).toBeVisible();
    await picture(page, 'delivery-after');
  });
});
