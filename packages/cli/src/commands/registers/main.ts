/** `groundwork registers FILE...`: whether the files in which the organisation declares something can be understood. */
import { parseArgs } from 'node:util';
import type { Outcome } from '@groundwork/command-guard';
import { namedFiles } from '../../configuration/load';
import { examineRegister } from './examine';

const USAGE = `groundwork registers FILE [FILE ...]
Reads registers as the portal does and prints FILE:LINE: and what is wrong for each entry that cannot be understood.
Ends with 1 when there is one.`;

/** Runs the command. */
export async function runRegisters(args: readonly string[]): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return { exitCode: 0, report: `${USAGE}\n` };
  if (positionals.length === 0) return { usage: USAGE };
  const paths = namedFiles(positionals);
  const examined = positionals.map((name, index) =>
    examineRegister(name, paths[index] ?? name),
  );
  return {
    exitCode: examined.every(({ isWhole }) => isWhole) ? 0 : 1,
    report: examined.map(({ says }) => says).join(''),
  };
}
