import {
  countWords,
  unreadOf,
  type Inventory,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import {
  medianOf,
  minutesToFirst,
  type FirstDeployment,
} from './firstDeployments';
import type { PathRuns } from './pathRuns';
import { list } from './words';

/** Whether the usual time until a new service runs is known; undefined where what nobody read may tell it. */
interface TimeToRun {
  readonly isKnown: boolean | undefined;
  /** The number, or why there is none. */
  readonly says: string;
}

interface Within {
  readonly inventory: Pick<Inventory, 'components'>;
  readonly windowDays: number;
  readonly tiers: readonly string[];
}

/** How long what templates made usually takes until it is deployed first. */
export function timeToRunOf(
  path: PathRuns,
  applications: readonly Reading<readonly FirstDeployment[]>[],
  { inventory, windowDays, tiers }: Within,
): TimeToRun {
  const open = (says: string): TimeToRun => ({ isKnown: undefined, says });
  if (path.state === 'unread') return open(inSentence(path.reason));
  if (applications.length === 0)
    return open(
      'no Argo CD is connected, so nobody knows when services were first deployed',
    );
  const silent = unreadOf(applications).map(({ subject }) => subject.name);
  const nameOf = new Map(
    inventory.components.map(({ ref, name }) => [ref, name]),
  );
  const minutes = path.runs
    .filter(
      ({ status, opensTicketOnly }) =>
        status === 'completed' && opensTicketOnly !== true,
    )
    .map(({ createdAt, made }) =>
      minutesToFirst(createdAt, nameOf.get(made ?? ''), {
        readings: applications,
        tiers,
      }),
    );
  const median = medianOf(minutes);
  if (median && isExact(median))
    return {
      isKnown: true,
      says: `${Math.round(median.lo)} minutes, over ${countWords(
        minutes.length,
        'run',
      )} of templates in ${windowDays} days`,
    };
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
