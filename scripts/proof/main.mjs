/**
 * `yarn proof NAME`: a proof that takes too long for `npm test`. Without a name it lists them.
 * Exit code 0 when it holds, 1 when it does not, 2 when there is none.
 */
import { Interrupted, interrupted } from '../run/interrupt.mjs';
import { createProcesses } from '../run/processes.mjs';
import { endCommands } from '../setup/command.mjs';
import { prepare } from '../setup/prepare.mjs';
import { createProgress } from '../terminal/progress.mjs';
import { reportFailure } from '../terminal/sentence-error.mjs';
import { chosenProof, prove, proofList } from './prove.mjs';
import { proofs } from './proofs.mjs';

const processes = createProcesses({ logPrefix: 'proof-' });
const progress = createProgress({ remindEveryMs: 60_000 });

/** @param {string} name */
async function run(name) {
  const proof = chosenProof(proofs, name);
  const interruption = interrupted();
  const toolchain = await Promise.race([interruption, prepare(progress)]);
  const holds = await Promise.race([
    interruption,
    prove(proof, { toolchain, processes, progress }),
  ]);
  process.exitCode = holds ? 0 : 1;
}

const [name] = process.argv.slice(2);
try {
  if (name === undefined) progress.line(proofList(proofs));
  else await run(name);
} catch (error) {
  if (error instanceof Interrupted) process.exitCode = 130;
  else {
    reportFailure(error);
    process.exitCode = 2;
  }
} finally {
  endCommands();
  await processes.stopAll();
}
process.exit();
