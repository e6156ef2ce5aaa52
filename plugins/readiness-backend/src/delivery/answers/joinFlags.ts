import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { absenceClause } from '../commitAbsence';
import { absencesOf, countOf, Tally } from '../days/tally';
import type { QualityFacts } from './qualityFacts';

type Flag = ReadinessSchemas['DeliveryFlag'];

/** What of the deployments could not be joined with changes, or not with the times of them. */
export function* joinFlags({ counting }: QualityFacts): Iterable<Flag> {
  const { tally } = counting;
  const [deployments, withoutSha] = [
    countOf(tally, 'deployments'),
    countOf(tally, 'withoutSha'),
  ];
  if (withoutSha > 0) {
    yield {
      type: 'deployments-without-sha',
      sentence: `${withoutSha} of ${deployments} deployments ${
        withoutSha === 1 ? 'names' : 'name'
      } no commit, so what changed with ${
        withoutSha === 1 ? 'it' : 'them'
      } is not known and has no lead time. ${whyWords(tally)}`,
    };
  }
  const skewed = countOf(tally, 'unmeasured');
  if (skewed > 0) {
    yield {
      type: 'clock-skew',
      sentence:
        skewed === 1
          ? '1 change has no lead time, because by its clocks it was made after it was delivered.'
          : `${skewed} changes have no lead time, because by their clocks they were made after they were delivered.`,
    };
  }
}

/** The commonest first, with how many deployments each is the reason of. */
function whyWords(tally: Tally): string {
  const reasons = absencesOf(tally).map(
    ({ reason, count }) => `${absenceClause(reason)} (${count})`,
  );
  return `Why: ${reasons.join('; ')}.`;
}
