import { expect, test, type Page } from '@playwright/test';
import { openPortal } from './support/portal';

const SERVICE = '/catalog/default/component/partner-webhooks';

/** What tells somebody where they are: the browser's tab, the way to the page, the entry of the sidebar. */
async function expectPlace(
  page: Page,
  place: {
    readonly title: string | RegExp;
    readonly way?: readonly string[];
    readonly entry?: string;
  },
): Promise<void> {
  await expect(page).toHaveTitle(place.title);
  if (place.way) {
    await expect(
      page
        .getByRole('navigation', { name: 'Breadcrumbs' })
        .getByRole('listitem'),
    ).toHaveText([...place.way]);
  }
  if (place.entry) {
    await expect(
      page
        .getByRole('navigation', { name: 'sidebar nav' })
        .locator('[aria-current=page]'),
    ).toHaveText(place.entry);
  }
}

const places = [
  ['/', { title: 'Home | Groundwork' }],
  [
    '/catalog',
    { title: 'Catalog | Groundwork', way: ['Catalog'], entry: 'Catalog' },
  ],
  [
    '/catalog/apis',
    {
      title: 'APIs | Catalog | Groundwork',
      way: ['Catalog', 'APIs'],
      entry: 'Catalog',
    },
  ],
  [
    '/catalog/unprocessed',
    {
      title: 'Unprocessed entities | Catalog | Groundwork',
      way: ['Catalog', 'Unprocessed entities'],
      entry: 'Catalog',
    },
  ],
  [
    SERVICE,
    {
      title: 'partner-webhooks | Overview | Groundwork',
      way: ['Catalog', 'partner-webhooks'],
      entry: 'Catalog',
    },
  ],
  [
    `${SERVICE}/kubernetes`,
    {
      title: 'partner-webhooks | Kubernetes | Groundwork',
      way: ['Catalog', 'partner-webhooks'],
      entry: 'Catalog',
    },
  ],
  ['/docs', { title: 'Docs | Groundwork', way: ['Docs'], entry: 'Docs' }],
  ['/search', { title: 'Search | Groundwork', way: ['Search'] }],
  ['/settings', { title: /Settings \| Groundwork/ }],
  ['/nowhere', { title: 'No such page | Groundwork' }],
] as const;

for (const [path, place] of places) {
  test(`${path} says where one is`, async ({ page }) => {
    await openPortal(page, path);
    await expectPlace(page, place);
  });
}

test('clicks change the tab, the way and the entry with the page', async ({
  page,
}) => {
  await openPortal(page, SERVICE);
  await page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name: 'Readiness' })
    .click();
  await expectPlace(page, {
    title: 'partner-webhooks | Readiness | Groundwork',
    way: ['Catalog', 'partner-webhooks'],
    entry: 'Catalog',
  });
  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Catalog' })
    .click();
  await expectPlace(page, {
    title: 'Catalog | Groundwork',
    way: ['Catalog'],
    entry: 'Catalog',
  });
  await page.getByRole('link', { name: 'APIs', exact: true }).click();
  await expectPlace(page, {
    title: 'APIs | Catalog | Groundwork',
    way: ['Catalog', 'APIs'],
    entry: 'Catalog',
  });
  await page.goBack();
  await expectPlace(page, { title: 'Catalog | Groundwork', way: ['Catalog'] });
});

test('the addresses of a plain portal lead to the same pages', async ({
  page,
}) => {
  await openPortal(page, '/api-docs');
  await expect(page).toHaveURL(/\/catalog\/apis/);
  await page.goto('/catalog-graph?rootEntityRefs[]=group:default/settlement');
  await expect(page).toHaveURL(/\/catalog\/graph\?.*settlement/);
});

test('the keyboard reaches the page before the sidebar', async ({ page }) => {
  await openPortal(page, '/catalog');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
  expect(new URL(page.url()).hash).toBe('');
});
