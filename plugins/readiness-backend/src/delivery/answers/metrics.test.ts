import { exactSample } from '../days/sample';
import { Tally } from '../days/tally';
import { PRODUCTION_TIER } from '../tiers';
import { metricsOf } from './metrics';
import { undefinedBecause } from './undefinedReasons';

const leadTimeOf = (tally: Tally) =>
  metricsOf({
    ...{ tally, days: 30, tier: PRODUCTION_TIER },
    durations: { precision: 'exact', of: () => exactSample([]) },
    ...{ hasSource: true, incidentSource: true, incidentsRead: true },
    ...{ deploymentsRead: true, areSourcesSilent: false },
    withoutSource: undefinedBecause('no-deployment-source'),
  }).leadTime;

describe('a lead time that nobody can tell', () => {
  it.each<[string, Tally, Parameters<typeof undefinedBecause>[0]]>([
    ['nothing was deployed', {}, 'no-changes-delivered'],
    [
      'no deployment names a commit, as without a repository or with images that have no label',
      { deployments: 3, withoutSha: 3 },
      'no-commits-named',
    ],
    [
      'new revisions came of which no change is known, as when the catalog names no repository',
      { deployments: 3, withoutSha: 1, forward: 2 },
      'changes-not-known',
    ],
    [
      'what had been there before came again',
      { deployments: 3, redeployments: 3 },
      'no-changes-delivered',
    ],
    [
      'changes came whose clocks contradict each other',
      { deployments: 1, forward: 1, forwardWithChanges: 1, unmeasured: 2 },
      'no-changes-delivered',
    ],
  ])('says so when %s', (_, tally, reason) => {
    const { value, undefined: why } = leadTimeOf(tally);
    expect({ value, why }).toEqual({
      value: undefined,
      why: undefinedBecause(reason),
    });
  });
});
