import { rmSync } from 'node:fs';
import { inCache } from '../../paths.mjs';
import { foldersIn } from '../../run/folders.mjs';
import { startPortal } from '../../run/portal.mjs';
import { assertUsualPortsFree } from '../../run/ports.mjs';
import { parseStartOptions } from '../../run/options.mjs';
import { findChromium } from '../chromium.mjs';
import { countsOf, fromPlaywright } from '../counts.mjs';
import { startProductionPortal } from '../production-portal.mjs';
import { failuresInPlaywright } from '../failures.mjs';
import { reportFile, runTool } from '../stage.mjs';

/**
 * A browser against the portal that `npm start` would start, on data of its own.
 *
 * @type {import('../stage.mjs').Stage}
 */
export const journeys = {
  id: 'journeys',
  title: 'Browser journeys',
  async run(context) {
    const { toolchain, processes, progress } = context;
    const chromium = findChromium(toolchain.env);
    const options = parseStartOptions([]);
    const data = inCache('test-data');
    rmSync(data, { recursive: true, force: true });
    await assertUsualPortsFree();
    const folders = foldersIn(data);
    await startPortal({ options, toolchain, processes, progress, folders });
    const production = await startProductionPortal(context);

    const report = reportFile('playwright.json');
    rmSync(report, { force: true });
    const { code, output, log } = await runTool(context, {
      script: '@playwright/test/cli.js',
      name: 'journeys',
      args: ['test', '--reporter=list,json'],
      env: {
        CHROMIUM: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        PRODUCTION_PORTAL_URL: production.url,
        IDENTITY_PROVIDER_URL: production.identityProvider,
      },
    });
    return {
      counts: countsOf(fromPlaywright(report), code),
      failures: failuresInPlaywright(report),
      output,
      log,
    };
  },
};
