import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inCache } from '../paths.mjs';
import { foldersIn } from '../run/folders.mjs';
import { startPortal } from '../run/portal.mjs';
import { parseStartOptions } from '../run/options.mjs';
import { blocks, freeBlock } from '../run/port-block.mjs';
import { movePorts, portsFrom } from './moved-ports.mjs';

/**
 * @typedef {object} TestPortalOptions
 * @property {boolean} [fourMonthsAgo] - the company stands there until a test moves it
 * @property {NodeJS.ProcessEnv} [env] - what whoever starts it by hand would set
 */

/**
 * The portal that `npm start` would start, on data, logs and ports of its own: one may be open.
 *
 * @param {import('./stage.mjs').StageContext} context
 * @param {TestPortalOptions} [asked]
 */
export async function startTestPortal(
  { toolchain, processes, progress },
  { fourMonthsAgo = false, env = {} } = {},
) {
  const data = inCache('test-data');
  rmSync(data, { recursive: true, force: true });
  const ports = portsFrom(await freeBlock(blocks.journeys));
  const usual = parseStartOptions([]);
  const { services } = await startPortal({
    options: {
      ...usual,
      fourMonthsAgo,
      configs: movePorts(usual.configs, ports, join(data, 'configuration')),
    },
    toolchain: { ...toolchain, env: { ...toolchain.env, ...env } },
    ...{ processes, progress },
    folders: foldersIn(data),
    sandboxPort: ports.sandbox,
  });
  return { ports, services };
}
