import {
  application,
  between,
  defineOrganisationCheck,
  firstDeployments,
  goldenPathRuns,
  measured,
  readOf,
  tickets,
  unknown,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { firstDeploymentsIn } from '../population/firstDeployments';
import { pathRunsOf, runsIn, windowDays } from '../population/pathRuns';
import {
  number,
  perWeek,
  trackersOf,
  trackerSummary,
  WEEKS,
} from '../population/tickets';
import { timeToRunOf } from '../population/timeToRun';
import { list } from '../population/words';

const settings = z.object({
  /** Closed tickets from which on their time says something. */
  provisioningTickets: z.number().int().positive().default(5),
  windowDays,
  tiers: z.array(z.string()).default(['staging']),
});

/** One friction, and whether it has a number to compare a later one with. */
interface Friction {
  readonly title: string;
  /** Undefined where what nobody read may measure it. */
  readonly isMeasured: boolean | undefined;
  /** The number, or why there is none. */
  readonly says: string;
}

/** B3: which of what slows people down has a number to start from. */
export const frictionIsMeasured = defineOrganisationCheck({
  id: 'friction-is-measured',
  title: 'Friction is measured',
  failureTitle: 'Nobody knows what slows people down',
  why: 'What a portal takes away from people cannot be shown when nobody knew before how much there was of it.',
  remediation: {
    summary:
      'Let requests come as tickets with a label, so that their number and their time are known.',
    effort: 'low',
    href: 'how-to/measure-friction',
  },
  reads: { tickets: ['weeks', 'provisioning'] },
  appliesTo: 'organisation',
  version: 3,
  requires: {
    tickets,
    runs: goldenPathRuns,
    applications: application,
    told: firstDeployments,
  },
  settings,
  summarise: {
    tickets: trackerSummary,
    runs: runsIn,
    applications: firstDeploymentsIn,
    told: value => value,
  },
  evaluate(
    { tickets: readings, runs, applications, told },
    { settings: own, asOf, inventory },
  ) {
    const { provisioningTickets } = own;
    const trackers = trackersOf(readings);
    if (trackers.silent !== undefined) return unknown(trackers.silent);
    const { weeks } = trackers;
    const closed = readOf(readings).reduce(
      (sum, { value }) => sum + value.provisioning.closed,
      0,
    );
    const aWeek = (of: 'how-to' | 'exception') =>
      `${number(perWeek(weeks, of))} in a usual week of the last ${WEEKS}`;
    const toRun = timeToRunOf(
      pathRunsOf(runs, { asOf, windowDays: own.windowDays }),
      { ...own, applications, told, inventory },
    );
    const frictions: readonly Friction[] = [
      {
        title: 'How-to questions',
        isMeasured: true,
        says: aWeek('how-to'),
      },
      {
        title: 'Manual exceptions',
        isMeasured: true,
        says: aWeek('exception'),
      },
      {
        title: 'Time until something is provisioned',
        isMeasured: closed >= provisioningTickets,
        says:
          closed >= provisioningTickets
            ? `${closed} closed tickets tell it`
            : `${closed} closed tickets tell it, and ${provisioningTickets} are needed`,
      },
      {
        title: 'Time until a new service runs',
        isMeasured: toRun.isKnown,
        says: toRun.says,
      },
    ];
    const known = frictions.filter(({ isMeasured }) => isMeasured === true);
    const open = frictions.filter(({ isMeasured }) => isMeasured === undefined);
    return measured(
      between(
        known.length / frictions.length,
        (known.length + open.length) / frictions.length,
      ),
      {
        parts: frictions.map(({ title, isMeasured }) => ({
          label: title,
          value: isMeasured === true ? 1 : 0,
        })),
        findings: frictions
          .filter(({ isMeasured }) => isMeasured !== true)
          .map(
            ({ title, says }): Finding => ({ message: `${title}: ${says}.` }),
          ),
        explanation: `${known.length} of ${
          frictions.length
        } frictions have a number to start from; more is better. ${list(
          known.map(({ title, says }) => `${title}: ${says}`),
        )}.`,
      },
    );
  },
});
