/** `yarn pipelines DIR [--json]`: how alike the delivery pipelines of a folder of checkouts are. */
import { resolve } from 'node:path';
import { printReport, warningsOf } from './print';
import { reportPipelines } from './report';

const USAGE = 'usage: yarn pipelines DIR [--json]';

/** Runs the command and returns its exit code. */
export function runPipelines(args: readonly string[]): number {
  const folders = args.filter(argument => !argument.startsWith('--'));
  const unknownFlag = args.find(
    argument => argument.startsWith('--') && argument !== '--json',
  );
  const [folder] = folders;
  if (folder === undefined || folders.length > 1 || unknownFlag !== undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    // A package manager runs scripts in the root; the folder is meant from where the command was typed.
    const from = process.env.INIT_CWD ?? process.cwd();
    const report = reportPipelines(resolve(from, folder));
    for (const warning of warningsOf(report))
      process.stderr.write(`${warning}\n`);
    process.stdout.write(
      `${
        args.includes('--json')
          ? JSON.stringify(report, null, 2)
          : printReport(report)
      }\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  }
}
