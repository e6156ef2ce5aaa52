import * as fc from 'fast-check';
import { conventions, histories } from './__testUtils__/histories';
import { computeDelivery } from './deliveryLedger';

/** What came out of many random histories, each thing once. */
function outcomes(): Set<string> {
  const seen = new Set<string>();
  const samples = fc.sample(fc.tuple(histories(), conventions), {
    numRuns: 1500,
    seed: 7,
  });
  for (const [history, settings] of samples) {
    const { deployments, incidents } = computeDelivery(history, settings);
    for (const { kind, leftOut, rework, failure, changes } of deployments) {
      seen
        .add(`kind ${kind ?? 'failed'}`)
        .add(`left out ${leftOut}`)
        .add(`recovery ${failure?.recovery.state}`);
      for (const reason of rework) seen.add(`rework ${reason}`);
      for (const reason of failure?.reasons ?? [])
        seen.add(`failure ${reason}`);
      for (const change of changes)
        seen.add(`change ${change.id.startsWith('pr') ? 'pr' : 'commit'}`);
      if (changes.some(({ clockSkew }) => clockSkew)) seen.add('clock skew');
    }
    for (const { attribution } of incidents) {
      seen.add(
        'rule' in attribution
          ? `rule ${attribution.rule}`
          : `unattributed ${attribution.unattributed}`,
      );
    }
  }
  return seen;
}

describe('the random histories of the property tests', () => {
  it('hold everything that the properties are about', () => {
    expect([...outcomes()]).toEqual(
      expect.arrayContaining([
        ...[
          'baseline',
          'forward',
          'redeploy',
          'rollback',
          'late',
          'unknown',
          'failed',
        ].map(kind => `kind ${kind}`),
        ...['redeploy', 'no-change'].map(reason => `left out ${reason}`),
        ...['recovered', 'open'].map(state => `recovery ${state}`),
        ...['rollback', 'revert', 'hotfix', 'fix'].map(
          reason => `rework ${reason}`,
        ),
        ...['incident', 'rollback', 'revert', 'hotfix', 'failed-rollout'].map(
          reason => `failure ${reason}`,
        ),
        ...['link', 'running', 'latest-before'].map(rule => `rule ${rule}`),
        ...['link-unknown', 'not-change-caused', 'no-deployment-near'].map(
          reason => `unattributed ${reason}`,
        ),
        'change pr',
        'change commit',
        'clock skew',
      ]),
    );
  });
});
