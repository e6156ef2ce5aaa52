import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigSources } from '@backstage/config-loader';
import { InputError } from '@backstage/errors';
import { targetPaths } from '@backstage/cli-common';
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
  const targetRoot = targetPaths.rootDir;
  const from = process.env.INIT_CWD ?? process.cwd();
  const files = [
    join(targetRoot, 'app-config.yaml'),
    ...values.config.map(file => resolve(from, file)),
  ];
  const missing = files.find(file => !existsSync(file));
  if (missing) throw new InputError(`${missing} does not exist`);

  const config = await ConfigSources.toConfig(
    ConfigSources.default({ argv: files.flatMap(file => ['--config', file]) }),
  );
  const backend = join(targetRoot, 'packages', 'backend');
  const findings = await diagnose(config, backend);
  config.close();
  process.stdout.write(
    values.json
      ? `${JSON.stringify(findings, undefined, 2)}\n`
      : printFindings(findings),
  );
  return isIll(findings) ? 1 : 0;
}
