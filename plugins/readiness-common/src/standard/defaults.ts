import { VerdictRules } from './standard';

/** Defaults of the verdict (readiness.md 2.4 and 6); all configurable. */
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
