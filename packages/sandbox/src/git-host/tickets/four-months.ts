import {
  createRandom,
  seedOf,
  wasConverged,
  type Company,
  type Random,
} from '../../company';
import type { Draft } from './draft';
import { incident } from './incidents';
import { plannedTicket, provisioningTicket } from './requests';
import { exceptionTicket, howToTicket } from './usual-tickets';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const LONGEST_ANSWER = 80 * HOUR;

/** Tickets of a week, at the beginning of the foundation work and at its end. */
const A_WEEK = {
  howTo: { from: 24, to: 9 },
  provisioning: { from: 4.5, to: 2 },
  planned: { from: 2, to: 7 },
  incidents: { from: 3, to: 1 },
} as const;

/** What was open when a chapter ended was closed soon after it, be it the incident that nobody had resolved. */
export function answered(
  { earlier, workBegan, now }: Company,
  drafts: readonly Draft[],
): readonly Draft[] {
  if (earlier === undefined) return drafts;
  return drafts.map(draft => {
    const closedAt = Math.max(draft.createdAt, workBegan) + LONGEST_ANSWER;
    return draft.state === 'closed' || closedAt > now
      ? draft
      : { ...draft, state: 'closed' as const, closedAt, updatedAt: closedAt };
  });
}

/** Questions, requests and exceptions since the work began: fewer by the week, and more that was planned. */
export function ticketsSince(company: Company): readonly Draft[] {
  return weeksOf(company, 'tickets', (random, week, progress) => [
    ...times(between(A_WEEK.howTo, progress, random), () =>
      howToTicket(company, random, week),
    ),
    ...times(between(A_WEEK.provisioning, progress, random), () =>
      provisioningTicket(company, random, week),
    ),
    ...times(between(A_WEEK.planned, progress, random), () =>
      plannedTicket(company, random, week),
    ),
    ...exceptions(company, random, week),
  ]);
}

/** What broke in production since. */
export function incidentsSince(company: Company): readonly Draft[] {
  return weeksOf(company, 'incidents', (random, week, progress) => {
    const inProduction = company.services.filter(({ releases }) =>
      releases.production.some(
        ({ deployedAt }) => deployedAt > company.workBegan,
      ),
    );
    return times(between(A_WEEK.incidents, progress, random), () =>
      incident(company, random, { service: random.pick(inProduction), week }),
    ).flat();
  }).filter(({ createdAt }) => createdAt > company.workBegan);
}

/** An exception is for what has not moved yet; at the end hardly anybody is left to ask for one. */
function exceptions(
  company: Company,
  random: Random,
  week: number,
): readonly Draft[] {
  const at = company.now - week * WEEK;
  const legacy = company.services.filter(
    ({ lineage, releases }) =>
      lineage === 'legacy' && releases.production.length > 0,
  );
  const services = legacy.filter(service => !wasConverged(service, at));
  const wanted = (2 * services.length) / Math.max(1, legacy.length);
  return services.length === 0
    ? []
    : times(Math.floor(wanted + random.next()), () =>
        exceptionTicket(company, random, { week, services }),
      );
}

/** Week by week, with how far the work had come. */
function weeksOf(
  { seed, now, workBegan }: Company,
  name: string,
  draw: (random: Random, week: number, progress: number) => readonly Draft[],
): readonly Draft[] {
  const weeks = Math.floor((now - workBegan) / WEEK);
  const random = createRandom(seedOf(seed, `later ${name}`));
  return Array.from({ length: weeks }, (_, index) => weeks - index).flatMap(
    week => draw(random, week, 1 - week / weeks),
  );
}

function between(
  { from, to }: { readonly from: number; readonly to: number },
  progress: number,
  random: Random,
): number {
  const usual = from + (to - from) * progress;
  return Math.floor(usual * (0.85 + random.next() * 0.3) + random.next());
}

function times<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}
