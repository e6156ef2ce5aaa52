import { expect, test, type Page, type Request } from '@playwright/test';
import { openPortal } from './support/portal';

const SERVICE = '/catalog/default/component/partner-webhooks';
const TEAM = '/catalog/default/group/settlement';

/** Every page with the number of cards that it asks something of ours for. */
const pages: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'pages of a service': {
    // Where it runs, its last runs, and how ready it is and how fast it delivers.
    [SERVICE]: 3,
    [`${SERVICE}/readiness`]: 1,
    // Tiles, baseline, what changed since the window before, the table, failures and their incidents, environments, what people say.
    [`${SERVICE}/delivery`]: 8,
    [`${SERVICE}/ci-runs`]: 1,
    // What Argo CD has, and who made what it deployed.
    [`${SERVICE}/argocd`]: 2,
  },
  'pages of a team': {
    // What needs it, and what runs where.
    [TEAM]: 2,
    [`${TEAM}/readiness`]: 1,
    // As a service, but for its environments and history.
    [`${TEAM}/delivery`]: 6,
    '/catalog/default/system/partner-apis': 2,
  },
  'pages of the organisation': {
    // What waits for one, and what runs where.
    '/': 2,
    '/readiness': 1,
    '/readiness/prerequisites/P1': 1,
    '/readiness/pipelines': 1,
    '/readiness/clusters': 1,
    // Collectors, sources of deliveries, and what was set aside.
    '/readiness/collectors': 3,
    // As a team, and the teams beside each other.
    '/delivery': 7,
  },
};

/** What the frame asks on every page, whatever is on it: who one is, what one has starred and visited, what is new. */
const OF_THE_FRAME = /^\/api\/(auth|user-settings|notifications|permission)\//;
const OF_OURS = /^\/api\/(readiness|deployments|ci-runs|argocd)\//;
/** The name of something that a page could ask for one after the other. */
const NAME = /\/(default|name)\/[^/?]+/g;

interface Asked {
  readonly path: string;
  /** All of it, the body included. */
  readonly whole: string;
  /** The same for every service and team. */
  readonly withoutNames: string;
}

function askedBy(request: Request): Asked | undefined {
  const { pathname, search } = new URL(request.url());
  if (!pathname.startsWith('/api/') || OF_THE_FRAME.test(pathname))
    return undefined;
  const body = request.postData() ?? '';
  const call = `${request.method()} ${pathname}${search}`;
  return {
    path: pathname,
    whole: `${call} ${body}`,
    withoutNames: `${call.replace(NAME, '/$1/*')} ${body}`,
  };
}

/** What a page asks until it asks nothing more. */
async function everythingAsked(page: Page, path: string): Promise<Asked[]> {
  const asked: Asked[] = [];
  const note = (request: Request) => {
    const one = askedBy(request);
    if (one) asked.push(one);
  };
  // What the page before asks late is not this one's.
  await page.goto('about:blank');
  page.on('request', note);
  await page.goto(path);
  await expect(page.locator('#content')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  page.off('request', note);
  return asked;
}

function twice(calls: readonly string[]): readonly string[] {
  return calls.filter((call, index) => calls.indexOf(call) !== index);
}

async function expectFewRequests(
  page: Page,
  path: string,
  cards: number,
): Promise<void> {
  const asked = await everythingAsked(page, path);
  const ofOurs = asked.filter(({ path: to }) => OF_OURS.test(to));
  expect.soft(asked.length, `${path} asks something`).toBeGreaterThan(0);
  expect
    .soft(twice(asked.map(({ whole }) => whole)), `${path} asks twice`)
    .toEqual([]);
  expect
    .soft(
      twice(asked.map(({ withoutNames }) => withoutNames)),
      `${path} asks of one after the other`,
    )
    .toEqual([]);
  expect
    .soft(
      ofOurs.length,
      `${path} asks ${ofOurs.map(({ whole }) => whole).join(', ')}`,
    )
    .toBeLessThanOrEqual(cards);
}

for (const [what, cardsOf] of Object.entries(pages)) {
  test(`${what} ask once for each card, and not once for each service`, async ({
    page,
  }) => {
    await openPortal(page, '/nowhere');
    await page.waitForLoadState('networkidle');
    for (const [path, cards] of Object.entries(cardsOf))
      await expectFewRequests(page, path, cards);
  });
}
