import type { Subject } from '@groundwork/plugin-readiness-common';
import type { FixtureReading } from '@groundwork/plugin-readiness-node/testUtils';
import fc from 'fast-check';
import { COMPONENTS } from './organisation';

/** One reading of every subject, some of them unread. */
export function readings(
  subjects: readonly Subject[],
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<readonly FixtureReading[]> {
  return fc.tuple(
    ...subjects.map(subject =>
      fc.oneof(
        { weight: 6, arbitrary: value.map(read => ({ subject, value: read })) },
        {
          weight: 1,
          arbitrary: fc.constant({ subject, unread: 'timeout' } as const),
        },
      ),
    ),
  );
}

/** The same, and one subject at most has nothing. */
export function withAbsent(
  all: fc.Arbitrary<readonly FixtureReading[]>,
): fc.Arbitrary<readonly FixtureReading[]> {
  return fc
    .tuple(all, fc.nat({ max: COMPONENTS.length }))
    .map(([list, absent]) =>
      list.map((reading, index) =>
        index === absent
          ? { subject: reading.subject, absent: true as const }
          : reading,
      ),
    );
}
