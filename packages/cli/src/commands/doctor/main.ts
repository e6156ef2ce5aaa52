import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { targetPaths } from '@backstage/cli-common';
import {
  baseFile,
  loadConfiguration,
  namedFiles,
} from '../../configuration/load';
import { diagnose, isIll } from './diagnose';
import { printFindings } from './print';

const usage = `npm run doctor -- --config FILE [--config FILE ...] [--json]
Says what the portal could read with that configuration, and what not and why.`;

/** Runs the command and returns its exit code: 1 when something that is asked for cannot be read. */
export async function runDoctor(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || !values.config?.length) {
    process.stdout.write(`${usage}\n`);
    return values.help ? 0 : 2;
  }
  const configuration = await loadConfiguration([
    baseFile(),
    ...namedFiles(values.config),
  ]);
  const backend = join(targetPaths.rootDir, 'packages', 'backend');
  const findings = await diagnose(configuration, backend);
  process.stdout.write(
    values.json
      ? `${JSON.stringify(findings, undefined, 2)}\n`
      : printFindings(findings),
  );
  return isIll(findings) ? 1 : 0;
}
