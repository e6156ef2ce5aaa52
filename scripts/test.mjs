/** `npm test`: everything that must hold, from a fresh clone, with one line per stage and a count at the end. */
import { parseArgs } from 'node:util';
import { Interrupted, interrupted } from './run/interrupt.mjs';
import { createProcesses } from './run/processes.mjs';
import { endCommands } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { createProgress } from './terminal/progress.mjs';
import { SentenceError, reportFailure } from './terminal/sentence-error.mjs';
import { runStages } from './test/run-stages.mjs';
import { stages } from './test/stages.mjs';

const processes = createProcesses({ logPrefix: 'test-' });
const progress = createProgress({ remindEveryMs: 60_000 });

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      skip: { type: 'string' },
      grep: { type: 'string' },
      verify: { type: 'boolean' },
    },
  });
  const only = values.only?.split(',');
  const skip = values.skip?.split(',') ?? [];
  const known = stages.map(stage => stage.id);
  const unknown = [...(only ?? []), ...skip].find(id => !known.includes(id));
  if (unknown)
    throw new SentenceError(
      `There is no stage "${unknown}"; there are ${known.join(', ')}.`,
    );
  const chosen = stages.filter(
    ({ id }) => (only?.includes(id) ?? true) && !skip.includes(id),
  );
  return { chosen, ...(values.grep && { grep: values.grep }) };
}

async function run() {
  const { chosen, ...options } = readOptions();
  const interruption = interrupted();
  for (const stage of chosen) await stage.foresee?.(progress);
  const toolchain = await Promise.race([interruption, prepare(progress)]);
  const work = runStages(chosen, {
    ...{ toolchain, processes, progress },
    ...options,
  });
  const { failed } = await Promise.race([interruption, work]);
  if (failed > 0) process.exitCode = 1;
}

try {
  await run();
} catch (error) {
  if (error instanceof Interrupted) process.exitCode = 130;
  else reportFailure(error);
} finally {
  endCommands();
  await processes.stopAll();
}
process.exit();
