/** `pipeline-sameness DIR [--json]`: how alike the delivery pipelines of a folder of checkouts are. */
import { resolve } from 'node:path';
import type { Outcome } from '@groundwork/command-guard';
import { printReport, warningsOf } from './print';
import { reportPipelines } from './report';

const USAGE =
  'usage: pipeline-sameness DIR [--json], which is yarn pipelines in a checkout';

/**
 * Runs the command.
 *
 * @throws RefusedInput in one sentence when the folder, or the register in it, cannot be read.
 */
export function runPipelines(args: readonly string[]): Outcome {
  const folders = args.filter(argument => !argument.startsWith('--'));
  const unknownFlag = args.find(
    argument => argument.startsWith('--') && argument !== '--json',
  );
  const [folder] = folders;
  if (folder === undefined || folders.length > 1 || unknownFlag !== undefined)
    return { usage: USAGE };
  // A package manager runs scripts in the root; the folder is meant from where the command was typed.
  const from = process.env.INIT_CWD ?? process.cwd();
  const report = reportPipelines(resolve(from, folder));
  for (const warning of warningsOf(report))
    process.stderr.write(`${warning}\n`);
  return {
    exitCode: 0,
    report: `${
      args.includes('--json')
        ? JSON.stringify(report, null, 2)
        : printReport(report)
    }\n`,
  };
}
