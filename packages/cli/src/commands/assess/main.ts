/** `groundwork assess --config FILE [--json|--markdown]`: the verdict without a portal. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigSources } from '@backstage/config-loader';
import { InputError } from '@backstage/errors';
import { assess } from './assess';
import { printAssessment } from './print';

const USAGE = `groundwork assess --config FILE [--config FILE ...] [--json | --markdown]
Reads the Git hosts, clusters and Argo CD instances that the configuration names, and prints the verdict.`;

const toStderr = (message: string) => {
  process.stderr.write(`${message}\n`);
};

/** Runs the command and returns its exit code. */
export async function runAssess(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      markdown: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (
    values.help ||
    !values.config?.length ||
    (values.json && values.markdown)
  ) {
    process.stdout.write(`${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  const from = process.env.INIT_CWD ?? process.cwd();
  const files = values.config.map(file => resolve(from, file));
  const missing = files.find(file => !existsSync(file));
  if (missing) throw new InputError(`${missing} does not exist`);
  const config = await ConfigSources.toConfig(
    ConfigSources.default({ argv: files.flatMap(file => ['--config', file]) }),
  );
  const logger = { info: toStderr, warn: toStderr, debug: () => undefined };
  const report = await assess(config, logger);
  config.close();
  process.stdout.write(
    values.json
      ? `${JSON.stringify(report.assessment, undefined, 2)}\n`
      : printAssessment(report),
  );
  return 0;
}
