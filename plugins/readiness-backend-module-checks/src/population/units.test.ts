import { countWords } from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures } from '../__testUtils__';

/** What checks count, as people read two of it. */
const TWO_OF = {
  'Argo CD instance': '2 Argo CD instances',
  cluster: '2 clusters',
  component: '2 components',
  creation: '2 creations',
  'pair of environments': '2 pairs of environments',
  repository: '2 repositories',
  run: '2 runs',
  'source of deployments': '2 sources of deployments',
  scaffolder: '2 scaffolders',
  service: '2 services',
  team: '2 teams',
  template: '2 templates',
  tracker: '2 trackers',
  workload: '2 workloads',
};

it('everything that a check counts has its English plural', () => {
  const units = allFixtures().flatMap(({ check, fixture }) => {
    const measurement = measureFixture(check, fixture);
    return measurement.kind === 'measured' && measurement.population
      ? [measurement.population.unit]
      : [];
  });
  const counted = Object.fromEntries(
    [...new Set(units)].sort().map(unit => [unit, countWords(2, unit)]),
  );
  expect(counted).toEqual(TWO_OF);
});
