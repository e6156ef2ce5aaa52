import {
  between,
  dayWords,
  sourceWords,
  unreadOf,
  type FirstDeployments,
  type InventoryComponent,
  type Range,
} from '@groundwork/plugin-readiness-common';
import { inArgoCd, inStore, type FirstSources } from './firstDeployments';
import { list } from './words';

const MINUTE_MS = 60_000;

/** Nothing takes longer, as far as a median is concerned: thirty days. */
export const LONGEST_MINUTES = 30 * 24 * 60;

/** Minutes from a time to a component's first deployment to one of the tiers; a range where that is not known. */
export interface ToFirst {
  readonly minutes: Range;
  /** Why it is not known, as it stands behind a colon. */
  readonly open?: string;
}

/**
 * The delivery store is believed first: it has seen all deployments of the source that counts for the component. Where it tells of
 * none to these tiers, Argo CD speaks; where it could not be read, nobody does, because it may say something else.
 */
export function minutesToFirst(
  since: string,
  component: Pick<InventoryComponent, 'ref' | 'name'> | undefined,
  sources: FirstSources,
): ToFirst {
  if (!component) return openTo([], 'the catalog does not have it');
  const stored = inStore(sources.told, component.ref);
  if (stored?.state === 'unread')
    return openTo(
      [],
      `its deliveries could not be read (${stored.reason.replace(/_/g, ' ')})`,
    );
  const told = stored?.state === 'read' ? stored.value : undefined;
  const firsts = (told?.firsts ?? [])
    .filter(({ tier }) => sources.tiers.includes(tier))
    .map(({ at }) => minutesFrom(since, at));
  const seen = firsts.filter(minutes => minutes >= 0);
  if (seen.length < firsts.length)
    return openTo(seen, 'something of its name was deployed before');
  if (seen.length > 0 && isWhole(told, since)) return exactly(seen);
  return inArgoCdToo(since, component.name, { ...sources, seen, stored: told });
}

/** What Argo CD adds to what was seen elsewhere, of which nobody knows whether it was the first. */
function inArgoCdToo(
  since: string,
  name: string,
  {
    applications,
    tiers,
    seen,
    stored,
  }: Pick<FirstSources, 'applications' | 'tiers'> & {
    readonly seen: readonly number[];
    readonly stored: FirstDeployments | undefined;
  },
): ToFirst {
  const own = inArgoCd(applications, name).filter(
    ({ tier }) => tier === undefined || tiers.includes(tier),
  );
  const times = own.flatMap(({ tier, at }) => {
    const minutes =
      tier === undefined || at === undefined ? -1 : minutesFrom(since, at);
    return minutes < 0 ? [] : [minutes];
  });
  const all = [...seen, ...times];
  const silent = unreadOf(applications).map(({ subject }) => subject.name);
  if (silent.length > 0)
    return openTo(all, `${list(silent)} could not be read`);
  if (times.length < own.length)
    return openTo(
      all,
      'Argo CD has forgotten its first deployment, or does not say where it went',
    );
  if (times.length > 0 && Math.min(...times) <= Math.min(...all))
    return exactly(times);
  return openTo(all, whyUntold(stored, tiers));
}

function whyUntold(
  told: FirstDeployments | undefined,
  tiers: readonly string[],
): string {
  const [environment] = told?.ofNoTier ?? [];
  if (told && told.firsts.some(({ tier }) => tiers.includes(tier)))
    return `${sourceWords(told.source)} tells all only from ${dayWords(
      told.knownFrom ?? '',
    )} on`;
  return environment === undefined
    ? 'no source tells of one'
    : `nobody has said which tier environment ${environment} is of`;
}

function isWhole(told: FirstDeployments | undefined, since: string): boolean {
  const from = told?.knownFrom;
  return from === undefined || Date.parse(from) <= Date.parse(since);
}

function exactly(all: readonly number[]): ToFirst {
  const first = Math.min(LONGEST_MINUTES, ...all);
  return { minutes: between(first, first) };
}

/** At most as long as the first that anybody has seen: there may have been an earlier one. */
function openTo(seen: readonly number[], open: string): ToFirst {
  return { minutes: between(0, Math.min(LONGEST_MINUTES, ...seen)), open };
}

/** Below zero for what was deployed before: another service of that name. */
function minutesFrom(since: string, at: string): number {
  return (Date.parse(at) - Date.parse(since)) / MINUTE_MS;
}

/** Range of the median over all completions. Undefined for none. */
export function medianOf(ranges: readonly Range[]): Range | undefined {
  if (ranges.length === 0) return undefined;
  return between(
    middle(ranges.map(({ lo }) => lo)),
    middle(ranges.map(({ hi }) => hi)),
  );
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0;
  return (low + high) / 2;
}
