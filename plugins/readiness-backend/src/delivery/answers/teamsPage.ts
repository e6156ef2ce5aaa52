import { InputError } from '@backstage/errors';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { countDays } from './counting';
import { DeliveryReader, ServiceDay } from './DeliveryReader';
import { summaryOf, Telling } from './numbers';
import { addedDays, countToldDays, withTold } from './toldCounting';
import { pooledFrom, UnreadDeployments } from './unreadDeployments';
import { describeWindow } from './window';

/** Which teams are asked for. */
export interface AskedTeams {
  /** Services by team, as far as the caller may read both. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

const DEFAULT_PAGE = 25;

/**
 * Teams in the order of their names. Each is counted from the days of its services: what a page costs depends on the services
 * on it, and not on how many deployments they had.
 */
export async function teamsPage(
  reader: DeliveryReader,
  telling: Telling & { readonly unread: UnreadDeployments },
  { teams, cursor, limit = DEFAULT_PAGE }: AskedTeams,
): Promise<ReadinessSchemas['DeliveryTeams']> {
  const after = cursor === undefined ? undefined : nameOf(cursor);
  const names = [...teams.keys()].sort();
  const left = after === undefined ? names : names.filter(name => name > after);
  const page = left.slice(0, limit);
  const last = page.at(-1);
  const services = page.flatMap(name => teams.get(name) ?? []);
  const told = await reader.toldOf(services);
  const days = byService(await reader.serviceDays(services, telling.window));
  const toldDays = byService(await reader.toldDays(services, telling.window));
  return {
    tier: telling.tier,
    window: describeWindow(telling.window),
    total: names.length,
    items: page.map(ref => {
      const own = teams.get(ref) ?? [];
      const ownDays = addedDays(
        own.flatMap(service => days.get(service) ?? []),
      );
      const counting = withTold(
        countDays(ownDays, telling, {
          hasSource: own.some(service => told.has(service)),
          provisional: 0,
        }),
        countToldDays(
          ownDays,
          own.flatMap(service => toldDays.get(service) ?? []),
          telling,
        ),
      );
      const { metrics } = summaryOf(counting, {
        ...telling,
        ...pooledFrom(telling.unread, own),
      });
      return { ref, services: own.length, metrics };
    }),
    ...(last !== undefined && left.length > page.length
      ? { nextCursor: Buffer.from(last, 'utf8').toString('base64url') }
      : {}),
  };
}

function byService(
  days: readonly ServiceDay[],
): ReadonlyMap<string, readonly ServiceDay[]> {
  const services = new Map<string, ServiceDay[]>();
  for (const day of days) {
    const known = services.get(day.service) ?? [];
    services.set(day.service, known);
    known.push(day);
  }
  return services;
}

const nameSchema = z.string().regex(/^group:[\w.-]+\/[\w.-]+$/);

function nameOf(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const { data, error } = nameSchema.safeParse(text);
  if (error) {
    throw new InputError('The cursor is not one of ours', error);
  }
  return data;
}
