/** `groundwork delivery --config FILE [--service REF | --team REF] [--tier production] [--window 90d]`: the delivery metrics without a portal. */
import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Outcome } from '@groundwork/command-guard';
import { loadConfiguration, namedFiles } from '../../configuration/load';
import { sourcesFrom } from '../../configuration/sources';
import { logger, say } from '../assess/progress';
import {
  type AskedDeliveries,
  type DeliveryReport,
  readDeliveries,
} from './deliveries';
import { formats, printDeliveries } from './print';

const USAGE = `groundwork delivery --config FILE [--config FILE ...] [--service REF | --team REF] [--tier production]
                    [--window 90d] [--format text | markdown | json] [--max-minutes 30]
Reads what the Git hosts, Argo CD instances, Jenkins controllers, clusters and PagerDuty of the configuration tell, and prints the
delivery metrics of a service, of a team, or of all services together, as the portal counts them:
deployments to production, or to another tier that groundwork.environments declares. A source that takes
more requests than one run may make is read on, for half an hour unless said otherwise. Ends with 1 when a source or a part of
the catalog could not be read, or not to its end, and names it.`;

const MOST_DAYS = 1100;
const MOST_MINUTES = 24 * 60;

/** Runs the command. */
export async function runDelivery(args: readonly string[]): Promise<Outcome> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', multiple: true },
      service: { type: 'string' },
      team: { type: 'string' },
      tier: { type: 'string', default: 'production' },
      window: { type: 'string', default: '90d' },
      format: { type: 'string', default: 'text' },
      'max-minutes': { type: 'string', default: '30' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return { exitCode: 0, report: `${USAGE}\n` };
  const format = formats.find(known => known === values.format);
  if (!values.config?.length || !format || (values.service && values.team))
    return { usage: USAGE };
  const asked = {
    scope: scopeOf(values),
    tier: values.tier,
    days: daysOf(values.window),
    maxMinutes: minutesOf(values['max-minutes']),
  };
  const { config, unset } = await loadConfiguration(namedFiles(values.config));
  for (const { variable, key } of unset)
    say(`! ${variable} is not set, so ${key} has no value`);
  const report = await readDeliveries(asked, sourcesFrom(config), logger);
  return {
    exitCode: lacksSomething(report) ? 1 : 0,
    report: printDeliveries(report, format),
  };
}

function lacksSomething(report: DeliveryReport): boolean {
  const { silent, unfinished, unreadCatalog } = report;
  return silent.length + unfinished.length + unreadCatalog.length > 0;
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

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
    throw new InputError(
      `--max-minutes is ${text}; write a number up to ${MOST_MINUTES}`,
    );
  }
  return minutes;
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
