import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { targetPaths } from '@backstage/cli-common';
import {
  baseFile,
  loadConfiguration,
  namedFiles,
} from '../../configuration/load';
import type { Outcome } from '@groundwork/command-guard';
import { diagnose, isIll } from './diagnose';
import { printFindings } from './print';

const usage = `npm run doctor -- --config FILE [--config FILE ...] [--json]
Says what the portal could read with that configuration, and what not and why.`;

/** Runs the command; its exit code is 1 when something that is asked for cannot be read. */
export async function runDoctor(args: readonly string[]): Promise<Outcome> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return { exitCode: 0, report: `${usage}\n` };
  if (!values.config?.length) return { usage };
  const configuration = await loadConfiguration([
    baseFile(),
    ...namedFiles(values.config),
  ]);
  const backend = join(targetPaths.rootDir, 'packages', 'backend');
  const findings = await diagnose(configuration, backend);
  return {
    exitCode: isIll(findings) ? 1 : 0,
    report: values.json
      ? `${JSON.stringify(findings, undefined, 2)}\n`
      : printFindings(findings),
  };
}
