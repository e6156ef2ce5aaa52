import { expect, test, type Page } from '@playwright/test';
import { openPortal } from '../support/portal';
import {
  graveFaults,
  headingsWithoutWords,
  NARROW,
  standingOut,
} from '../support/faults-of-a-page';
import { routes, stockFaults } from './routes';

/** What stock code says to the console on every page of this release. */
const STOCK_MESSAGES = [
  // Icons of stock plugins are registered in a way that is about to change.
  /registered as IconComponent, which is deprecated/,
  // Signing in loads the page anew, while the notifications are just being connected.
  /WebSocket is closed before the connection is established/,
];

/** What the pages of ours said to the console as errors and warnings. */
function listen(page: Page): readonly string[] {
  const said: string[] = [];
  page.on('console', message => {
    const text = message.text();
    const isLoud = ['error', 'warning'].includes(message.type());
    if (isLoud && !STOCK_MESSAGES.some(stock => stock.test(text)))
      said.push(`${text} (${message.location().url})`);
  });
  page.on('pageerror', error => said.push(error.message));
  return said;
}

async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await page.waitForLoadState('networkidle');
  // What was loaded late has begun to wait only now.
  await expect(page.getByRole('progressbar')).toHaveCount(0);
}

const knownOn = (route: string) =>
  stockFaults.filter(({ on }) => on.test(route)).map(({ rule }) => rule);

for (const route of routes) {
  test(`${route} has one main landmark and no grave fault, says nothing to the console and fits a phone`, async ({
    page,
  }) => {
    const said = listen(page);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await openPortal(page, route);
    await settle(page);
    await expect(page.locator('main, [role=main]')).toHaveCount(1);
    await expect(page.locator('#content')).toHaveCount(1);
    expect(await headingsWithoutWords(page)).toEqual([]);
    const light = await graveFaults(page, knownOn(route));
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect(page.locator('[data-theme-mode=dark]').first()).toBeAttached();
    await settle(page);
    const dark = await graveFaults(page, knownOn(route));
    expect({ light, dark, said }).toEqual({ light: [], dark: [], said: [] });
    // As somebody opens it there: what marks the chosen tab stays where it is when a window is only made narrower.
    await page.setViewportSize(NARROW);
    await page.reload();
    await settle(page);
    // Charts take the width that they get, a moment later.
    await expect.poll(() => standingOut(page), { timeout: 5_000 }).toEqual([]);
  });
}
