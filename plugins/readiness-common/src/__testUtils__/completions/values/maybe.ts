import fc from 'fast-check';

/** A value that is there or not. */
export const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });
