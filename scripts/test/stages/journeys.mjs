import { rmSync } from 'node:fs';
import { blocks, freeBlock } from '../../run/port-block.mjs';
import { findChromium } from '../chromium.mjs';
import { countsOf, fromPlaywright } from '../counts.mjs';
import { failuresInPlaywright } from '../failures.mjs';
import { startProductionPortal } from '../production-portal.mjs';
import { chosenProjects } from '../projects.mjs';
import { reportFile, runTool } from '../stage.mjs';
import { startTestPortal } from '../test-portal.mjs';

/**
 * A browser against the portal that `npm start` would start, on data, logs and ports of its own: one may be open.
 *
 * @param {import('../stage.mjs').StageContext} context
 * @param {readonly string[]} projects - of playwright.config.ts
 * @param {import('../test-portal.mjs').TestPortalOptions} [portal]
 */
export async function runJourneys(context, projects, portal) {
  const { toolchain, grep } = context;
  const chromium = findChromium(toolchain.env);
  const { ports } = await startTestPortal(context, portal);
  const production = projects.includes('production')
    ? await startProductionPortal(context, `localhost:${ports.sandbox + 1}`)
    : undefined;

  const report = reportFile('playwright.json');
  rmSync(report, { force: true });
  const { code, output, log } = await runTool(context, {
    script: '@playwright/test/cli.js',
    name: 'journeys',
    args: [
      ...['test', '--reporter=list,json'],
      ...projects.flatMap(project => ['--project', project]),
      ...(grep ? ['--grep', grep] : []),
    ],
    env: {
      CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      PORTAL_URL: `http://localhost:${ports.pages}`,
      FAULTS_URL: `http://localhost:${ports.sandbox}`,
      ...(production && {
        PRODUCTION_PORTAL_URL: production.url,
        IDENTITY_PROVIDER_URL: production.identityProvider,
        PASSING_HOUR_URL: production.passingHour,
      }),
    },
  });
  return {
    counts: countsOf(fromPlaywright(report), code),
    failures: failuresInPlaywright(report),
    output,
    log,
  };
}

/** @type {import('../stage.mjs').Stage} */
export const journeys = {
  id: 'journeys',
  title: 'Browser journeys',
  async foresee({ line }) {
    await freeBlock(blocks.journeys);
    try {
      findChromium();
    } catch (error) {
      line(`! ${error instanceof Error ? error.message : error}`);
    }
  },
  run: async context => runJourneys(context, await chosenProjects(context)),
};
