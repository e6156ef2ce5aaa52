import {
  componentOf,
  countWords,
  unreadOf,
  type Inventory,
  type Range,
} from '@groundwork/plugin-readiness-common';
import { nobodyTells, type FirstSources } from './firstDeployments';
import { medianOf, minutesToFirst } from './minutesToFirst';
import type { PathRuns } from './pathRuns';
import { list } from './words';

/** Whether the usual time until a new service runs is known; undefined where what nobody read may tell it. */
interface TimeToRun {
  readonly isKnown: boolean | undefined;
  /** The number, or why there is none. */
  readonly says: string;
}

interface Within extends FirstSources {
  readonly inventory: Inventory;
  readonly windowDays: number;
}

/** How long what templates made usually takes until it is deployed first. */
export function timeToRunOf(
  path: PathRuns,
  { inventory, windowDays, ...sources }: Within,
): TimeToRun {
  const open = (says: string): TimeToRun => ({ isKnown: undefined, says });
  if (path.state === 'unread') return open(inSentence(path.reason));
  const untold = nobodyTells(sources);
  if (untold !== undefined) return open(inSentence(untold));
  const made = path.runs
    .filter(
      ({ status, opensTicketOnly }) =>
        status === 'completed' && opensTicketOnly !== true,
    )
    .map(({ createdAt, made: ref }) => ({
      ref,
      ...minutesToFirst(createdAt, componentOf(ref, inventory), sources),
    }));
  const minutes = made.map(item => item.minutes);
  const median = medianOf(minutes);
  if (median && isExact(median))
    return {
      isKnown: true,
      says: `${Math.round(median.lo)} minutes, over ${countWords(
        minutes.length,
        'run',
      )} of templates in ${windowDays} days`,
    };
  const silent = unreadOf(sources.applications).map(
    ({ subject }) => subject.name,
  );
  // Counted and not named: this is read by people who may not see all services.
  const unread = unreadOf(sources.told).filter(({ subject }) =>
    made.some(({ ref }) => ref === subject.ref),
  ).length;
  if (unread > 0)
    silent.push(`the deliveries of ${countWords(unread, 'service')}`);
  if (silent.length > 0)
    return open(`${list(silent)} could not be read, and may tell it`);
  return {
    isKnown: false,
    says: median
      ? `the first deployment of ${
          minutes.filter(isExact).length
        } of ${countWords(minutes.length, 'run')} of templates is known`
      : `nobody made anything with a template in ${windowDays} days`,
  };
}

function isExact({ lo, hi }: Range): boolean {
  return lo === hi;
}

/** `No scaffolder is connected: …` after a colon. */
function inSentence(reason: string): string {
  return `${reason.charAt(0).toLocaleLowerCase('en-US')}${reason
    .slice(1)
    .replace(/\.$/, '')}`;
}
