import {
  application,
  between,
  countWords,
  defineOrganisationCheck,
  firstDeployments,
  goldenPathRuns,
  measured,
  serviceOrigin,
  unknown,
  type Finding,
  type Measurement,
  type Range,
  type Reading,
  type ServiceOrigin,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  firstDeploymentsIn,
  nobodyTells,
  type FirstSources,
} from '../population/firstDeployments';
import {
  LONGEST_MINUTES,
  medianOf,
  minutesToFirst,
} from '../population/minutesToFirst';
import {
  eligibleTypes,
  newServicesOf,
  originOf,
  type NewService,
} from '../population/newServices';
import { pathRunsOf, runsIn, windowDays } from '../population/pathRuns';

const MINUTES_OF_AN_HOUR = 60;
const MINUTES_OF_A_DAY = 24 * 60;
const ANY: Range = between(0, LONGEST_MINUTES);

const settings = z.object({
  windowDays,
  types: eligibleTypes,
  /** Where the first deployment is waited for. */
  tiers: z.array(z.string()).default(['production']),
  /** A median of fewer says nothing. */
  leastServices: z.number().int().positive().default(5),
});

/** A new service, and the minutes from its repository to its first deployment. */
interface Timed extends NewService {
  readonly minutes: Range;
}

/** G10: whoever starts on the path is in production sooner than whoever does not. */
export const goldenPathIsFaster = defineOrganisationCheck({
  id: 'golden-path-is-faster',
  title: 'Starting on the path is faster than beside it',
  failureTitle: 'Starting on the path takes as long as beside it',
  why: 'A path that costs more time than it saves is taken only by those who must.',
  remediation: {
    summary:
      'Look at what the services on the path wait for before their first deployment, and let the template do it.',
    effort: 'medium',
    href: 'how-to/make-the-path-the-fast-way',
  },
  appliesTo: 'organisation',
  version: 2,
  unit: 'ratio',
  requires: {
    runs: goldenPathRuns,
    origins: serviceOrigin,
    applications: application,
    told: firstDeployments,
  },
  settings,
  summarise: {
    runs: runsIn,
    origins: originOf,
    applications: firstDeploymentsIn,
    told: value => value,
  },
  evaluate(
    { runs, origins, applications, told },
    { settings: own, asOf, inventory },
  ) {
    const window = { asOf, windowDays: own.windowDays };
    const path = pathRunsOf(runs, window);
    if (runs.length === 0 && path.state === 'unread')
      return unknown(path.reason);
    const untold = nobodyTells({ applications, told });
    if (untold !== undefined) return unknown(untold);
    const originsOf = new Map(
      origins.map(reading => [reading.subject.ref, reading]),
    );
    const services = newServicesOf(origins, path, {
      ...window,
      inventory,
      types: own.types,
    }).map(service => ({
      ...service,
      minutes: minutesOf(service, originsOf.get(service.component.ref), {
        ...{ applications, told },
        tiers: own.tiers,
      }),
    }));
    return compare(services, own);
  },
});

function compare(
  services: readonly Timed[],
  { leastServices, windowDays: days }: z.infer<typeof settings>,
): Measurement {
  const side = (start: NewService['start']) =>
    services.filter(service => service.start === start);
  const [on, off] = [side('on-path'), side('off-path')];
  const known = { on: on.filter(isKnown), off: off.filter(isKnown) };
  if (Math.min(known.on.length, known.off.length) < leastServices)
    return unknown(
      `The first deployment is known of ${countWords(
        known.on.length,
        'service',
      )} that started on the path in ${days} days and of ${
        known.off.length
      } beside it; ${leastServices} of each are needed.`,
    );
  // Who started nobody knows how may belong to either, and be the fastest or the slowest.
  const open = side('unknown').map(() => ANY);
  const medianWith = (timed: readonly Timed[]) =>
    medianOf([...timed.map(({ minutes }) => minutes), ...open]) ?? ANY;
  const medians = { on: medianWith(on), off: medianWith(off) };
  const ratio = ratioOf(medians.on, medians.off);
  return measured(ratio, {
    population: {
      read: known.on.length + known.off.length,
      expected: services.length,
      unit: 'service',
    },
    quantities: { onPathMinutes: medians.on, offPathMinutes: medians.off },
    findings: on.flatMap(service => slowFinding(service, medians.off)),
    explanation: `Half of ${countWords(
      on.length,
      'service',
    )} on the path were first deployed within ${time(
      medians.on,
    )} of the making of their repository, half of ${
      off.length
    } beside it within ${time(medians.off)}: ${factor(
      ratio,
    )} times as long. Less than 1 is good.`,
  });
}

function minutesOf(
  { component }: NewService,
  origin: Reading<ServiceOrigin> | undefined,
  sources: FirstSources,
): Range {
  return origin?.state === 'read'
    ? minutesToFirst(origin.value.repositoryCreatedAt, component, sources)
        .minutes
    : ANY;
}

function isKnown({ minutes: { lo, hi } }: Timed): boolean {
  return lo === hi;
}

/** A minute is the least that anything takes. */
function ratioOf(on: Range, off: Range): Range {
  return between(on.lo / Math.max(1, off.hi), on.hi / Math.max(1, off.lo));
}

function factor({ lo, hi }: Range): string {
  const shown = (value: number) => value.toFixed(2);
  return lo === hi ? shown(lo) : `${shown(lo)} to ${shown(hi)}`;
}

function time({ lo, hi }: Range): string {
  return lo === hi ? duration(lo) : `${duration(lo)} to ${duration(hi)}`;
}

function duration(minutes: number): string {
  if (minutes < MINUTES_OF_AN_HOUR) return `${Math.round(minutes)} minutes`;
  return minutes < 2 * MINUTES_OF_A_DAY
    ? `${Math.round(minutes / MINUTES_OF_AN_HOUR)} hours`
    : `${Math.round(minutes / MINUTES_OF_A_DAY)} days`;
}

/** Who took the path and was no faster than half of those who did not. */
function slowFinding(service: Timed, off: Range): readonly Finding[] {
  const { component, evidenceId, minutes } = service;
  if (!isKnown(service) || minutes.lo < off.hi) return [];
  return [
    {
      message: `It started on the path and was first deployed after ${duration(
        minutes.lo,
      )}, no sooner than half of those beside it.`,
      subjectRef: component.ref,
      ...(component.team === undefined ? {} : { team: component.team }),
      ...(evidenceId === undefined ? {} : { evidenceId }),
    },
  ];
}
