import fc from 'fast-check';
import { GoldenPathRun, GoldenPathRuns } from '../../../evidence';
import { maybe } from './maybe';

/** The runs of templates that one scaffolder tells of. */
export const pathRuns = (
  components: readonly string[],
  teams: readonly string[],
): fc.Arbitrary<GoldenPathRuns> =>
  fc
    .array(
      fc.record({
        template: fc.constant('template:default/node-service'),
        status: fc.constantFrom<GoldenPathRun['status']>(
          'completed',
          'completed',
          'failed',
        ),
        createdAt: fc.constantFrom(
          '2026-10-01T08:00:00.000Z',
          '2025-10-01T08:00:00.000Z',
        ),
        teams: maybe(fc.subarray([...teams])),
        made: maybe(
          fc.constantFrom(
            'component:default/gone',
            ...components.map(name => `component:default/${name}`),
          ),
        ),
        isOutcomeRead: fc.boolean(),
        opensTicketOnly: maybe(fc.boolean()),
        isListed: fc.constant(true),
      }),
      { maxLength: 6 },
    )
    .map(list => ({
      runs: list.map((run, index) => ({ id: `task-${index}`, ...run })),
    }));
