import { chromium, type Browser, type Page } from '@playwright/test';
import knexOf from 'knex';
import { findChromium } from '../test/chromium.mjs';
import type { Bench, BenchContext, MeasuredApp, Sample } from './bench';
import { storeDeliveries } from './deliveryHistory';
import { serveCatalog, untilJudged, type ServedCatalog } from './servedCatalog';
import { percentile } from './statistics';

const SERVICES = { usual: 1_000, whole: 10_000 };
const OPENED = 5;
const PERSON = 'user:default/member-0';
const USABLE_WITHIN_MS = 60_000;
const MOST_TIMES = 1.5;
/** Of a page that is not what it should be. */
const SHOWN_CHARACTERS = 500;

/** A page, and words that it shows only when what it is opened for has arrived. */
interface MeasuredPage {
  readonly path: string;
  readonly shows: RegExp;
}

const ALL = '?filters[kind]=component&filters[user]=all';

/** What every app has, and what the others are measured by. */
const catalog: MeasuredPage = {
  path: `/catalog${ALL}`,
  shows: /Service number \d+ of the benchmark/,
};
/** A plain app has it in front. */
const plainCatalog: MeasuredPage = { ...catalog, path: `/${ALL}` };

const ofOurs: Readonly<Record<string, MeasuredPage>> = {
  catalog,
  readiness: { path: '/readiness', shows: /Consistent foundation/ },
  'readiness of a team': {
    path: '/catalog/default/group/team-7/readiness',
    shows: /the lowest is on level/,
  },
  'readiness of a service': {
    path: '/catalog/default/component/service-7/readiness',
    shows: /Level 1: Owned/,
  },
  delivery: { path: '/delivery', shows: /Half of the changes reach/ },
  'delivery of a team': {
    path: '/catalog/default/group/team-7/delivery',
    shows: /Half of the changes reach/,
  },
  'delivery of a service': {
    path: '/catalog/default/component/service-7/delivery',
    shows: /Half of the changes reach/,
  },
};

/** Opens a page as a person who comes back does: the browser knows the files and asks for the data. */
async function openedIn(page: Page, url: string, measured: MeasuredPage) {
  const began = performance.now();
  await page.goto(`${url}${measured.path}`, { waitUntil: 'commit' });
  const body = page.locator('body');
  try {
    await body
      .filter({ hasText: measured.shows })
      .waitFor({ timeout: USABLE_WITHIN_MS });
  } catch (error) {
    const shown = (await body.innerText()).replace(/\s+/g, ' ');
    throw new Error(
      `${measured.path} did not show ${String(
        measured.shows,
      )} but ${shown.slice(0, SHOWN_CHARACTERS)}`,
      { cause: error },
    );
  }
  return performance.now() - began;
}

async function medianOf(page: Page, url: string, measured: MeasuredPage) {
  const times: number[] = [];
  for (let index = 0; index < OPENED; index += 1)
    times.push(await openedIn(page, url, measured));
  return percentile(times, 0.5);
}

async function signIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Catalog' }).first().waitFor();
  return page;
}

function sampleOf(what: string, value: number): Sample {
  return {
    what: `usable: ${what}, beside the plain catalog page`,
    ...{ value, unit: 'ms' },
    budget: { of: 'ratio', atMost: MOST_TIMES },
    how: `${OPENED} visits a round`,
  };
}

async function samplesOf(
  app: MeasuredApp,
  page: Page,
  url: string,
): Promise<readonly Sample[]> {
  if (app.name === 'plain') {
    const value = await medianOf(page, url, plainCatalog);
    return Object.keys(ofOurs).map(what => sampleOf(what, value));
  }
  const samples: Sample[] = [];
  for (const [what, measured] of Object.entries(ofOurs))
    samples.push(sampleOf(what, await medianOf(page, url, measured)));
  return samples;
}

async function fill(
  { url, connection }: ServedCatalog,
  context: BenchContext,
  services: number,
): Promise<void> {
  await untilJudged(url, context);
  const knex = knexOf({
    client: 'pg',
    connection: { ...connection, database: 'backstage_plugin_readiness' },
  });
  try {
    context.say('storing deployments');
    await storeDeliveries(knex, services);
  } finally {
    await knex.destroy();
  }
}

/** What a person waits for: pages of ours at full size, beside the catalog page of a plain app. */
export const usablePages: Bench = {
  id: 'pages-usable',
  rounds: { usual: 3, whole: 5 },
  async open(app, context) {
    const services = context.whole ? SERVICES.whole : SERVICES.usual;
    const served = await serveCatalog(app, context, {
      entities: services,
      hasTeams: true,
      settings: {
        auth: {
          providers: {
            guest: {
              dangerouslyAllowOutsideDevelopment: true,
              userEntityRef: PERSON,
            },
          },
        },
        permission: { admins: [PERSON] },
      },
    });
    try {
      if (app.name === 'groundwork') await fill(served, context, services);
      const browser = await chromium.launch({
        executablePath: findChromium(),
        args: ['--no-sandbox'],
      });
      const page = await signIn(browser, served.url);
      return {
        sample: () => samplesOf(app, page, served.url),
        async close() {
          await browser.close();
          await served.close();
        },
      };
    } catch (error) {
      await served.close();
      throw error;
    }
  },
};
