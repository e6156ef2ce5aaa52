import { Range } from '../numbers';
import { PhaseDiagnostic } from './diagnostic';
import { minorityArm } from './minorityArm';
import { pathArm } from './pathArm';
import { spreadArm } from './spreadArm';
import {
  FLOOR,
  logSquads,
  measurable,
  SquadChanges,
  typicalLog,
} from './squads';

const CONSISTENT_SQUADS = 8;
const CONSISTENT_CHANGES = 15;

/** What the diagnostic reads. Squads are absent while no source of changes is connected. */
export interface DiagnosticInputs {
  readonly pipelines: Range | undefined;
  readonly deployMechanisms: Range | undefined;
  readonly squads: readonly SquadChanges[] | undefined;
}

/**
 * "As a newcomer in any squad, what do I do to ship a change to production, and how long does it take?" Any arm that
 * varies decides; consistency needs all three clear and enough data; everything else is inconclusive
 * (docs/explanation/the-phase-diagnostic.md, "The result").
 */
export function diagnose(inputs: DiagnosticInputs): PhaseDiagnostic {
  const squads = inputs.squads ?? [];
  const logs = logSquads(squads);
  const enough = measurable(logs);
  const typical = typicalLog(logs);
  const arms = {
    path: pathArm(inputs.pipelines, inputs.deployMechanisms),
    spread: spreadArm(enough),
    minority: minorityArm(squads, enough),
  };
  return {
    result: resultOf(arms, squads),
    ...arms,
    ...(typical === undefined ? {} : { typicalChangeHours: Math.exp(typical) }),
    squadsWithoutData: squads
      .filter(({ leadTimeHours }) => leadTimeHours.length < FLOOR)
      .map(({ ref }) => ref)
      .sort(),
  };
}

function resultOf(
  arms: Pick<PhaseDiagnostic, 'path' | 'spread' | 'minority'>,
  squads: readonly SquadChanges[],
): PhaseDiagnostic['result'] {
  const states = [arms.path.state, arms.spread.state, arms.minority.state];
  if (states.includes('varies')) {
    return 'VARIES';
  }
  const wellKnown = squads.filter(
    ({ leadTimeHours }) => leadTimeHours.length >= CONSISTENT_CHANGES,
  );
  return states.every(state => state === 'clear') &&
    wellKnown.length >= CONSISTENT_SQUADS
    ? 'CONSISTENT'
    : 'INCONCLUSIVE';
}
