/** `npm start`: from a fresh clone to the portal in the browser. */
import { inCache, logFile } from './paths.mjs';
import { Interrupted, interrupted } from './run/interrupt.mjs';
import { parseStartOptions, usage } from './run/options.mjs';
import { startPortal } from './run/portal.mjs';
import { assertUsualPortsFree } from './run/ports.mjs';
import { createProcesses } from './run/processes.mjs';
import { roomWatch, watch } from './run/watch.mjs';
import { endCommands } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { createProgress, seconds } from './terminal/progress.mjs';
import { reportFailure } from './terminal/sentence-error.mjs';

const began = performance.now();
const processes = createProcesses();
const progress = createProgress();

const nobodyCanSignIn =
  '! Nobody can sign in: the configuration names no provider under auth.providers (docs/how-to/connect-a-real-organisation.md).';

/** @param {import('./run/options.mjs').StartOptions} options */
const whatCanBeRead = ({ named }) =>
  `The catalog fills as your organisation is read. What can be read, and what not: npm run doctor -- ${named
    .map(file => `--config ${file}`)
    .join(' ')}`;

async function run() {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    progress.line(usage);
    return;
  }
  const interruption = interrupted();
  if (options.sandbox)
    await Promise.race([interruption, assertUsualPortsFree()]);
  const toolchain = await Promise.race([interruption, prepare(progress)]);
  const { configuration, services } = await Promise.race([
    interruption,
    startPortal({ options, toolchain, processes, progress }),
  ]);
  if (configuration.signIn.length === 0) progress.line(nobodyCanSignIn);
  progress.line(`
Groundwork is open at ${configuration.portal} (${seconds(
    performance.now() - began,
  )})
Ctrl-C stops everything. Logs are in .cache/logs.`);
  if (!options.sandbox) progress.line(whatCanBeRead(options));
  const url = `${configuration.backend.url}/.backstage/health/v1/liveness`;
  await Promise.race([
    interruption,
    ...services.map(service => service.died),
    watch({ url, name: 'backend', log: logFile('backend') }, progress, {
      alsoLook: roomWatch(inCache(), progress),
    }),
  ]);
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
