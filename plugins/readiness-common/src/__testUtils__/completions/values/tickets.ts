import fc from 'fast-check';
import { TicketsOfTracker, TicketTally } from '../../../evidence';

const tally: fc.Arbitrary<TicketTally> = fc.record({
  tickets: fc.nat({ max: 40 }),
  byText: fc.constant(0),
  logged: fc.constant(0),
  loggedHours: fc.constant(0),
  inProgress: fc.constantFrom(undefined, {
    ...{ tickets: 0, hours: 0 },
    ...{ long: 0, longHours: 0 },
  }),
});
const few: fc.Arbitrary<TicketTally> = fc.record({
  tickets: fc.constantFrom(0, 0, 0, 2),
  byText: fc.constant(0),
  logged: fc.constant(0),
  loggedHours: fc.constant(0),
});

const week = fc.record({
  fromDay: fc.constantFrom('2026-10-01', '2025-01-01'),
  classes: fc.record({
    'how-to': tally,
    provisioning: few,
    exception: few,
    incident: few,
    planned: tally,
    unclassified: few,
  }),
});

/** What a tracker tells; a young one has few weeks, and of a very large one not all are read. */
export const ticketsOfTracker = (
  teams: readonly string[],
): fc.Arbitrary<TicketsOfTracker> =>
  fc
    .record({
      weeks: fc
        .constantFrom(2, 6, 6, 6)
        .chain(count => fc.array(week, { minLength: count, maxLength: count })),
      isCut: fc.constantFrom(false, false, true),
      top: fc.array(
        fc.record({
          title: fc.constant('How do I?'),
          id: fc.constant('#1'),
          url: fc.constant('https://git.example/1'),
          tickets: fc.constantFrom(9, 4, 1),
          teams: fc.subarray([...teams]),
          withoutTeam: fc.nat({ max: 2 }),
        }),
        { maxLength: 6 },
      ),
    })
    .map(({ weeks, isCut, top }) => ({
      ...{ weeks, isCut, tickets: [], unlisted: 0, withoutTeam: 0 },
      questions: {
        of: top.reduce((sum, { tickets }) => sum + tickets, 0),
        top: [...top].sort((a, b) => b.tickets - a.tickets),
      },
      provisioning: { closed: 0 },
    }));
