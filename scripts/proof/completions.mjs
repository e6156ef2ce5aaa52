import { inRoot, logFile } from '../paths.mjs';
import { runCommand } from '../setup/command.mjs';
import { one } from '../test/counts.mjs';

const ORGANISATIONS = 1000;

/** @type {import('./proofs.mjs').Proof} */
export const completions = {
  id: 'completions',
  title: `of ${ORGANISATIONS} random organisations that are known in part, what is said to be certain holds however the rest turns out`,
  takes: '3 minutes',
  async run({ toolchain, progress }) {
    const log = logFile('proof-completions');
    const { code, output } = await runCommand(
      toolchain.node,
      [
        ...['--import', 'tsx'],
        inRoot(
          'plugins/readiness-backend-module-checks/dev/proveCompletions.ts',
        ),
        ...['--count', String(ORGANISATIONS)],
      ],
      { env: toolchain.env, log },
    );
    // Its last line names the seed that asks the same again.
    progress.line(`  ${output.trim().split('\n').at(-1)}`);
    return { counts: one(code === 0), output, log };
  },
};
