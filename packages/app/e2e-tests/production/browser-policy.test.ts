import { expect, test, type Page } from '@playwright/test';
import { enter } from '../support/singleSignOn';

const FORM = '/create/templates/default/node-service';
const pages = [
  '/',
  '/catalog',
  '/create',
  '/create/tasks',
  '/search',
  '/docs',
  '/api-docs',
  '/catalog-graph',
  '/readiness',
  '/settings',
  '/notifications',
  '/catalog-import',
];

declare global {
  interface Window {
    violations?: string[];
  }
}

/** Remembers in each document what the browser refused: the directive and what it was about. */
async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', event => {
      window.violations?.push(
        `${event.effectiveDirective} ${event.blockedURI}`,
      );
    });
  });
}

const violations = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.violations ?? []);

/** The policy of the portal's document, by directive. */
async function policyOf(page: Page): Promise<ReadonlyMap<string, string>> {
  const answer = await page.request.get('/');
  const text = answer.headers()['content-security-policy'] ?? '';
  return new Map(
    text.split(';').map(directive => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
}

async function openForm(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto(FORM);
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible({
      timeout: 15_000,
    });
  }).toPass({ timeout: 80_000 });
}

test('the pages work under the policy without a violation', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await watchPolicy(page);
  await enter(page);
  for (const path of pages) {
    await page.goto(path);
    await expect(
      page.getByRole('link', { name: 'Catalog' }).first(),
    ).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect([path, await violations(page)]).toEqual([path, []]);
  }
  await openForm(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('card-limits');
  await page.getByRole('button', { name: 'Review' }).click();
  expect(await violations(page)).toEqual([]);
});

test('the policy is no wider than it is said to be', async ({ page }) => {
  const policy = await policyOf(page);
  expect(Object.fromEntries(policy)).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self' 'unsafe-eval'",
    'script-src-attr': "'none'",
    'connect-src': "'self'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
  });
});

test('the browser refuses what an injection would do', async ({ page }) => {
  await watchPolicy(page);
  await page.goto('/');
  await page.evaluate(async () => {
    const add = (name: string, set: object) =>
      document.body.append(Object.assign(document.createElement(name), set));
    add('script', { textContent: 'window.injected = true' });
    add('script', { src: 'http://elsewhere.example/x.js' });
    add('img', { src: 'http://elsewhere.example/x.png' });
    add('iframe', { src: 'http://elsewhere.example/' });
    add('object', { data: 'http://elsewhere.example/x' });
    await fetch('http://elsewhere.example/').catch(() => undefined);
  });
  const refused = async () =>
    new Set((await violations(page)).map(text => text.split(' ')[0]));
  await expect
    .poll(refused)
    .toEqual(
      new Set([
        'script-src-elem',
        'img-src',
        'frame-src',
        'object-src',
        'connect-src',
      ]),
    );
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
});

test('pictures of people come from the configured Git host', async ({
  page,
}) => {
  const sources = (await policyOf(page)).get('img-src')?.split(' ') ?? [];
  const host = sources.find(source => source.startsWith('http://localhost:'));
  await watchPolicy(page);
  await page.goto('/');
  const width = await page.evaluate(
    src =>
      new Promise<number>(resolve => {
        const image = new Image();
        image.onload = () => resolve(image.naturalWidth);
        image.onerror = () => resolve(0);
        image.src = src;
      }),
    `${host}/avatars/rhea-saltern.svg`,
  );
  expect(width).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);
});

/** When this fails, upstream's forms do without: take 'unsafe-eval' out of app-config.production.yaml (docs/adr/0018). */
test('the forms of templates still need evaluation', async ({ page }) => {
  await enter(page);
  await watchPolicy(page);
  await page.route('**/*', async route => {
    if (route.request().resourceType() !== 'document') {
      await route.fallback();
      return;
    }
    const answer = await route.fetch();
    const headers = answer.headers();
    const policy = headers['content-security-policy'] ?? '';
    await route.fulfill({
      response: answer,
      headers: {
        ...headers,
        'content-security-policy': policy.replace(" 'unsafe-eval'", ''),
      },
    });
  });
  await page.goto(FORM);
  await expect.poll(() => violations(page)).toContain('script-src eval');
});
