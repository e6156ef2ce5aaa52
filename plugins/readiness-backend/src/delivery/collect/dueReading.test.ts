import { isDue } from './dueReading';
import { ReadingState } from './readings';

const MINUTE_MS = 60_000;
const services = { count: 3, digest: 'three' };
/** Read at 0 for three services, again after ten minutes. */
const read: ReadingState = {
  ...{ collector: 'example', source: 'github:one', tellsOfDeployments: true },
  tellsOfIncidents: false,
  ...{ awaitedSinceMs: 0, beganAtMs: 0, endedAtMs: 0, catchesUp: false },
  ...{ seenServices: 'three', readServices: 'three' },
  ...{ outcome: 'complete', reason: undefined, nextAtMs: 10 * MINUTE_MS },
};
const never: ReadingState = {
  ...read,
  ...{ seenServices: undefined, readServices: undefined },
  ...{ beganAtMs: undefined, endedAtMs: undefined, outcome: undefined },
};
const grown = { ...read, readServices: 'two' };

describe('a source is read', () => {
  it.each([
    ['when its time has come', read, 10, services],
    [
      'when its time has come, also without services',
      never,
      10,
      { count: 0, digest: 'none' },
    ],
    [
      'the first time once the catalog has settled',
      { ...never, seenServices: 'three' },
      0.5,
      services,
    ],
    [
      'again once the catalog has settled with other services',
      grown,
      0.5,
      services,
    ],
    [
      'after two minutes of a catalog that goes on growing',
      { ...grown, seenServices: 'two' },
      2,
      services,
    ],
  ] as const)('%s', (_, reading, minutes, known) => {
    expect(isDue(reading, known, minutes * MINUTE_MS)).toBe(true);
  });
});

describe('a source is not read', () => {
  it.each([
    ['for the services that it was read for', read, 9, services],
    ['while the catalog grows', { ...grown, seenServices: 'two' }, 1, services],
    ['while the catalog knows nobody', never, 9, { count: 0, digest: 'none' }],
    ['before anybody has seen the catalog settle', never, 0.5, services],
  ] as const)('%s', (_, reading, minutes, known) => {
    expect(isDue(reading, known, minutes * MINUTE_MS)).toBe(false);
  });
});
