import { sourceSubject } from '@groundwork/plugin-readiness-common';
import type { CollectorSet } from '@groundwork/plugin-readiness-node';
import { GoldenPathRunsCollector } from './goldenPathRunsCollector';
import type { ScaffolderInstance } from './instances';
import type { PeopleReader } from './memberships';

/**
 * The collectors of scaffolders. Without any of them nothing is expected, and the golden path stays unmeasured.
 */
export function scaffolderCollectors(
  instances: readonly ScaffolderInstance[],
  people: PeopleReader,
): CollectorSet {
  return {
    collectors: [
      {
        collector: new GoldenPathRunsCollector(instances, people),
        version: '1',
        cadence: { hours: 1 },
        // The first look asks for the outcome of every run.
        timeout: { minutes: 5 },
      },
    ],
    subjects: instances.map(({ source }) =>
      sourceSubject(source.instance, 'scaffolder'),
    ),
  };
}
