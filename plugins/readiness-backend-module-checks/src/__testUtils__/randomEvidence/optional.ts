import fc from 'fast-check';

/** A field that is there or not, whatever its value. */
export const optional = <T>(key: string, arbitrary: fc.Arbitrary<T>) =>
  fc
    .option(arbitrary, { nil: undefined })
    .map(value => (value === undefined ? {} : { [key]: value }));
