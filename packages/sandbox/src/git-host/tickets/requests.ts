import { createRandom, seedOf, type Company, type Random } from '../../company';
import { moment, ticket, WEEKS, type Draft } from './draft';

const RESOURCES: readonly string[] = [
  'a database in staging',
  'a queue in production',
  'access to the production cluster',
  'a hostname with a certificate',
  'a bucket for exports',
];

/** What the platform team wants to build, a piece at a time. */
const ROADMAP: readonly string[] = [
  'Databases from a form',
  'One ingress controller',
  'Logs of production in one place',
  'A pipeline by reference for the API platform',
  'Certificates by themselves',
];

function weekly(draw: (week: number) => readonly Draft[]): readonly Draft[] {
  return Array.from({ length: WEEKS }, (_, index) => WEEKS - index).flatMap(
    draw,
  );
}

/** Each week somebody waits for something to be set up. */
export function provisioningTickets(company: Company): readonly Draft[] {
  const random = createRandom(seedOf(company.seed, 'provisioning tickets'));
  return weekly(week =>
    Array.from({ length: random.between(3, 6) }, () =>
      provisioningTicket(company, random, week),
    ),
  );
}

/** Somebody waits for something. */
export function provisioningTicket(
  company: Company,
  random: Random,
  week: number,
): Draft {
  const resource = random.pick(RESOURCES);
  const service = random.pick(company.services);
  return ticket(company, random, {
    title: `Please set up ${resource} for ${service.name}`,
    body: `${service.name} needs ${resource}.`,
    labels: ['provisioning'],
    createdAt: moment(company, week, random),
  });
}

/** In most weeks the platform team begins one thing that it chose itself. */
export function plannedTickets(company: Company): readonly Draft[] {
  const random = createRandom(seedOf(company.seed, 'planned tickets'));
  return weekly(week => [plannedTicket(company, random, week)]);
}

/** The platform team begins something. */
export function plannedTicket(
  company: Company,
  random: Random,
  week: number,
): Draft {
  const platform = company.people.filter(({ squad }) => squad === 'platform');
  const title = random.pick(ROADMAP);
  const draft = ticket(company, random, {
    title,
    body: `${title}: the next step.`,
    labels: ['roadmap'],
    createdAt: moment(company, week, random),
  });
  return { ...draft, author: random.pick(platform).login };
}
