/** `npm start`: from a fresh clone to the portal in the browser. */
import { Interrupted, interrupted } from './run/interrupt.mjs';
import { parseStartOptions, usage } from './run/options.mjs';
import { addresses, assertPortsFree, startPortal } from './run/portal.mjs';
import { createProcesses } from './run/processes.mjs';
import { endCommands } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { createProgress, seconds } from './terminal/progress.mjs';
import { reportFailure } from './terminal/sentence-error.mjs';

const began = performance.now();
const processes = createProcesses();
const progress = createProgress();

async function run() {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    progress.line(usage);
    return;
  }
  const interruption = interrupted();
  await Promise.race([interruption, assertPortsFree(options)]);
  const toolchain = await Promise.race([interruption, prepare(progress)]);
  const services = await Promise.race([
    interruption,
    startPortal({ options, toolchain, processes, progress }),
  ]);
  progress.line(`
Groundwork is open at ${addresses.portal} (${seconds(
    performance.now() - began,
  )})
Ctrl-C stops everything. Logs are in .cache/logs.`);
  await Promise.race([interruption, ...services.map(service => service.died)]);
}

try {
  await run();
} catch (error) {
  if (error instanceof Interrupted) progress.line('\nStopping ...');
  else reportFailure(error);
} finally {
  endCommands();
  await processes.stopAll();
}
process.exit();
