import type { Measured, Range } from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import {
  allFixtures,
  asMeasured,
  gradeOf,
  kindsOf,
  promiseOf,
  type NamedFixture,
} from '../__testUtils__';

const SLACK = 1e-9;

const near = ({ lo, hi }: Range) => ({
  lo: expect.closeTo(lo, 9),
  hi: expect.closeTo(hi, 9),
});

/** What the file says of the measurement; it need not say everything. */
function shape({ expected }: NamedFixture): object {
  if ('unknown' in expected)
    return { kind: 'unknown', reason: expected.unknown };
  if ('notApplicable' in expected)
    return { kind: 'not_applicable', reason: expected.notApplicable };
  const { value, quantities, population, findings } = expected;
  return {
    kind: 'measured',
    ...(value ? { value: near(value) } : {}),
    ...(quantities
      ? {
          quantities: Object.fromEntries(
            Object.entries(quantities).map(([name, range]) => [
              name,
              near(range),
            ]),
          ),
        }
      : {}),
    ...(population ? { population } : {}),
    ...(findings ? { findings } : {}),
  };
}

/** A pass is worth everything, a failure is not; a line that is only shown needs a value that a person wrote down. */
function isGradedAsNamed(
  { check, name, expected }: NamedFixture,
  measured: Measured,
): boolean {
  const s = gradeOf(check, measured);
  if (!s) return 'value' in expected && expected.value !== undefined;
  return name.startsWith('pass.') ? s.lo >= 1 - SLACK : s.lo < 1;
}

describe.each(
  allFixtures().map(item => ({
    id: item.check.id,
    name: item.name,
    item,
  })),
)('$id on $name', ({ item }) => {
  const { check, fixture } = item;
  const measurement = measureFixture(check, fixture);

  it('reads evidence that a collector may write', () => {
    const kinds = kindsOf(check);
    const values = Object.entries(fixture.evidence).flatMap(
      ([kind, readings]) =>
        readings.flatMap(reading =>
          'value' in reading ? [{ kind, value: reading.value }] : [],
        ),
    );
    expect(
      values.map(({ kind, value }) => ({
        kind,
        value: kinds.get(kind)?.schema.parse(value),
      })),
    ).toEqual(values);
  });

  it('measures what a person would', () => {
    expect(measurement).toMatchObject(shape(item));
  });

  it('comes out as its name promises, and only a pass is worth everything', () => {
    const promise = promiseOf(item);
    expect(
      ['pass', 'fail'].includes(promise)
        ? isGradedAsNamed(item, asMeasured(measurement))
        : measurement.kind === promise.replace('-', '_'),
    ).toBe(true);
  });
});
