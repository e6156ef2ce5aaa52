import { LoggerService } from '@backstage/backend-plugin-api';
import {
  compareOrganisation,
  Judge,
  MadeComparison,
  StandardCheck,
} from '@groundwork/plugin-readiness-common';
import { ComparisonStore } from '../database';
import { Turns } from '../turns';

/** Where comparisons go. */
interface ComparisonsTo {
  readonly standardId: string;
  readonly comparisons: ComparisonStore;
  readonly logger: LoggerService;
  readonly turns: Turns;
}

/** Makes and keeps what the checks of some lines put side by side. */
export async function storeComparisons(
  lines: readonly StandardCheck[],
  judge: Judge,
  { standardId, comparisons, logger, turns }: ComparisonsTo,
): Promise<void> {
  for (const line of lines) {
    if (turns.isOver) await turns.next();
    const made = attempt(line, judge, logger);
    if (made)
      await comparisons.put(standardId, made.kindId, {
        asOfMs: judge.asOf.getTime(),
        value: made.value,
      });
  }
}

/** A defect of one check takes neither the assessment nor another comparison with it: its last one stays, with its time. */
function attempt(
  line: StandardCheck,
  judge: Judge,
  logger: LoggerService,
): MadeComparison | undefined {
  try {
    return compareOrganisation(line, judge);
  } catch (error) {
    logger.error(
      `The check ${line.check} could not put side by side what it compares`,
      error instanceof Error ? error : new Error(String(error)),
    );
    return undefined;
  }
}
