/** `groundwork assess --config FILE [--json|--markdown]`: the verdict without a portal. */
import { parseArgs } from 'node:util';
import { loadConfiguration, namedFiles } from '../../configuration/load';
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
  const { config, unset } = await loadConfiguration(namedFiles(values.config));
  // What could be read without them is still worth a verdict, which names what it could not see.
  for (const { variable, key } of unset)
    toStderr(`! ${variable} is not set, so ${key} has no value`);
  const logger = { info: toStderr, warn: toStderr, debug: () => undefined };
  const report = await assess(config, logger);
  process.stdout.write(
    values.json
      ? `${JSON.stringify(report.assessment, undefined, 2)}\n`
      : printAssessment(report),
  );
  return 0;
}
