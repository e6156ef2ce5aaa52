import { CustomErrorBase } from '@backstage/errors';
import { nameOf, type Source } from '../failure';

/**
 * A run has asked a source as often as it may. That is the portal's own doing: the source has not failed, and whoever reads on
 * in the next run misses nothing. So it is no SourceError, which would be taken for an answer about what was asked.
 */
export class BudgetSpent extends CustomErrorBase {
  name = 'BudgetSpent' as const;
  readonly source: Source;
  readonly requests: number;

  constructor(source: Source, requests: number) {
    super(
      `${nameOf(source)} was asked ${requests.toLocaleString(
        'en',
      )} times, which is the portal's own budget for one run. The next run goes on.`,
    );
    this.source = source;
    this.requests = requests;
  }
}
