/** `groundwork configuration --config FILE`: whether a portal could start with it, and where it would be. */
import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { portalAddresses } from '../../configuration/addresses';
import {
  baseFile,
  loadConfiguration,
  namedFiles,
} from '../../configuration/load';
import type { Outcome } from '@groundwork/command-guard';
import { byVariable } from '../../configuration/unsetVariables';

const USAGE = `groundwork configuration --config FILE [--config FILE ...]
Prints where a portal with that configuration listens, as JSON. npm start asks this before it starts anything.`;

/**
 * Runs the command.
 *
 * @throws InputError in one sentence when a portal could not start with that configuration, or nobody could use it.
 */
export async function runConfiguration(
  args: readonly string[],
): Promise<Outcome> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return { exitCode: 0, report: `${USAGE}\n` };
  const { config, unset } = await loadConfiguration([
    baseFile(),
    ...namedFiles(values.config),
  ]);
  if (unset.length > 0) {
    const names = [...byVariable(unset)].map(
      ([variable, [key, ...more]]) =>
        `${variable} (for ${key}${
          more.length > 0 ? ` and ${more.length} more` : ''
        })`,
    );
    throw new InputError(
      `The configuration names ${
        names.length === 1 ? 'a variable' : 'variables'
      } that this shell does not set: ${names.join(', ')}.`,
    );
  }
  const answer = {
    ...portalAddresses(config),
    signIn: config.getOptionalConfig('auth.providers')?.keys() ?? [],
  };
  return { exitCode: 0, report: `${JSON.stringify(answer)}\n` };
}
