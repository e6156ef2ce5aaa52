import { between, exactly } from '../../numbers';
import { VerdictFacts } from '../facts';

/** Nothing is known of the number. */
export const anyNumber = between(0, Number.POSITIVE_INFINITY);

/** The number is so large or larger. */
export const atLeast = (number: number) =>
  between(number, Number.POSITIVE_INFINITY);

/** An organisation that should build a portal, and of which nothing is unknown. */
export const ready: VerdictFacts = {
  gates: { P1: 'PASS', P2: 'PASS', P3: 'PASS', P4: 'PASS', P5: 'PASS' },
  variation: 'CONSISTENT',
  foundationLatched: false,
  foundationHeldDays: 28,
  engineers: exactly(340),
  accelerators: exactly(0),
  typicalChangeHours: exactly(3),
  reopened: false,
  questionsRepeat: true,
  pillarsReady: true,
  needsWithoutCost: false,
  portalExists: false,
};
