import fc from 'fast-check';
import { optional } from './optional';
import { TEAMS, teamRef } from './organisation';

const tally = fc
  .record({
    tickets: fc.nat({ max: 40 }),
    logged: fc.nat({ max: 40 }),
    loggedHours: fc.nat({ max: 30 }),
    told: fc.option(fc.record({ short: fc.nat(20), long: fc.nat(5) })),
  })
  .map(({ tickets, logged: wanted, loggedHours, told }) => {
    const logged = Math.min(tickets, wanted);
    const short = Math.min(tickets - logged, told?.short ?? 0);
    const long = Math.min(tickets - logged - short, told?.long ?? 0);
    return {
      ...{ tickets, byText: 0, logged },
      loggedHours: logged === 0 ? 0 : loggedHours,
      ...(told
        ? {
            inProgress: {
              ...{ tickets: short, hours: 3 * short },
              ...{ long, longHours: 90 * long },
            },
          }
        : {}),
    };
  });

const week = fc.record({
  fromDay: fc.constant('2026-10-01'),
  classes: fc.record({
    'how-to': tally,
    provisioning: tally,
    exception: tally,
    incident: tally,
    planned: tally,
    unclassified: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constant({
          tickets: 0,
          byText: 0,
          logged: 0,
          loggedHours: 0,
        }),
      },
      { weight: 1, arbitrary: tally },
    ),
  }),
});

const question = fc.record({
  title: fc.constant('How do I?'),
  id: fc.constant('#1'),
  url: fc.constant('https://git.example/1'),
  tickets: fc.integer({ min: 1, max: 20 }),
  teams: fc.subarray(TEAMS.map(teamRef)),
  withoutTeam: fc.nat({ max: 3 }),
});

const ticket = fc
  .tuple(
    fc.constantFrom('2026-10-01T08:30:00.000Z', '2026-10-09T08:30:00.000Z'),
    optional('team', fc.constantFrom(...TEAMS.map(teamRef))),
  )
  .map(([createdAt, team]) => ({
    id: '#1',
    url: 'https://git.example/1',
    titleDigest: 'a',
    class: 'provisioning',
    createdAt,
    ...team,
  }));

/** What a tracker tells; a young one has few weeks. */
export const tickets = fc
  .record({
    weeks: fc
      .constantFrom(2, 6, 6, 8)
      .chain(count => fc.array(week, { minLength: count, maxLength: count })),
    isCut: fc.constantFrom(false, false, false, true),
    top: fc.array(question, { maxLength: 7 }),
    closed: fc.constantFrom(0, 9),
    listed: fc.array(ticket, { maxLength: 3 }),
    unlisted: fc.constantFrom(0, 0, 5),
  })
  .map(({ weeks, isCut, top, closed, listed, unlisted }) => ({
    weeks,
    isCut,
    tickets: listed,
    unlisted,
    withoutTeam: 0,
    questions: {
      of: top.reduce((sum, { tickets: count }) => sum + count, 0),
      top: [...top].sort((a, b) => b.tickets - a.tickets),
    },
    provisioning: { closed, ...(closed > 0 ? { medianHours: 20 } : {}) },
  }));
