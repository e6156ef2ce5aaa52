/** `groundwork delivery --config FILE [--service REF | --team REF] [--window 90d]`: the delivery metrics without a portal. */
import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Outcome } from '@groundwork/command-guard';
import { loadConfiguration, namedFiles } from '../../configuration/load';
import { sourcesFrom } from '../../configuration/sources';
import { logger, say } from '../assess/progress';
import { type AskedDeliveries, readDeliveries } from './deliveries';
import { formats, printDeliveries } from './print';

const USAGE = `groundwork delivery --config FILE [--config FILE ...] [--service REF | --team REF] [--window 90d]
                    [--format text | markdown | json]
Reads once what the Git hosts, Argo CD instances, Jenkins controllers and clusters of the configuration tell, and prints the
delivery metrics of a service, of a team, or of all services together, as the portal counts them. Ends with 1 when a source or
a part of the catalog could not be read, and names it.`;

const MOST_DAYS = 1100;

/** Runs the command. */
export async function runDelivery(args: readonly string[]): Promise<Outcome> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', multiple: true },
      service: { type: 'string' },
      team: { type: 'string' },
      window: { type: 'string', default: '90d' },
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return { exitCode: 0, report: `${USAGE}\n` };
  const format = formats.find(known => known === values.format);
  if (!values.config?.length || !format || (values.service && values.team))
    return { usage: USAGE };
  const asked = { scope: scopeOf(values), days: daysOf(values.window) };
  const { config, unset } = await loadConfiguration(namedFiles(values.config));
  for (const { variable, key } of unset)
    say(`! ${variable} is not set, so ${key} has no value`);
  const report = await readDeliveries(asked, sourcesFrom(config), logger);
  return {
    exitCode: report.silent.length + report.unreadCatalog.length > 0 ? 1 : 0,
    report: printDeliveries(report, format),
  };
}

function scopeOf({
  service,
  team,
}: {
  readonly service?: string | undefined;
  readonly team?: string | undefined;
}): AskedDeliveries['scope'] {
  if (service !== undefined) {
    return { kind: 'service', ref: refOf(service, 'component') };
  }
  return team === undefined
    ? { kind: 'organisation' }
    : { kind: 'team', ref: refOf(team, 'group') };
}

function refOf(text: string, defaultKind: string): string {
  return stringifyEntityRef(parseEntityRef(text, { defaultKind }));
}

function daysOf(window: string): number {
  const days = Number(/^(\d{1,4})d$/.exec(window)?.[1] ?? 0);
  if (days < 1 || days > MOST_DAYS) {
    throw new InputError(
      `--window is ${window}; write days, such as 90d, at most ${MOST_DAYS}d`,
    );
  }
  return days;
}
