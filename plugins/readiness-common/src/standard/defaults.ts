import { VerdictRules } from './standard';

/** Defaults of the verdict (docs/explanation/how-the-verdict-is-reached.md, "Thresholds"); all configurable. */
export const defaultVerdictRules: VerdictRules = {
  noPortalBelowEngineers: 50,
  piecesBelowEngineers: 150,
  eligibleFromEngineers: 200,
  acceleratorsNeeded: 2,
  functionalScore: 60,
  latchDays: 28,
  goldenPathHours: 24,
  pillarLevel: 3,
  repeatQuestionShare: 0.4,
};
