/** `groundwork assess --config FILE [--json|--markdown]`: the verdict without a portal. */
import { parseArgs } from 'node:util';
import type { Outcome } from '@groundwork/command-guard';
import { loadConfiguration, namedFiles } from '../../configuration/load';
import { sourcesFrom } from '../../configuration/sources';
import { assess } from './assess';
import { printAssessment, printJson } from './print';
import { logger, say } from './progress';
import { sayWaiting } from './waiting';

const USAGE = `groundwork assess --config FILE [--config FILE ...] [--json | --markdown]
Reads the Git hosts, clusters and Argo CD instances that the configuration names, and prints the verdict as Markdown, or
with --json the whole assessment and what could not be read.`;

/** Runs the command. */
export async function runAssess(args: readonly string[]): Promise<Outcome> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      markdown: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return { exitCode: 0, report: `${USAGE}\n` };
  if (!values.config?.length || (values.json && values.markdown))
    return { usage: USAGE };
  const { config, unset } = await loadConfiguration(namedFiles(values.config));
  // What could be read without them is still worth a verdict, which names what it could not see.
  for (const { variable, key } of unset)
    say(`! ${variable} is not set, so ${key} has no value`);
  const waiting = sayWaiting(process.stderr);
  const sources = sourcesFrom(config, {
    waiting: { sleep: waiting.sleep },
  });
  try {
    const report = await assess(sources, { logger, waiting });
    return {
      exitCode: 0,
      report: values.json ? printJson(report) : printAssessment(report),
    };
  } finally {
    waiting.stop();
    await sources.close();
  }
}
