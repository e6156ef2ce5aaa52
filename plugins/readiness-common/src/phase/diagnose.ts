import { Range } from '../numbers';
import { MinorityArm, PhaseDiagnostic, SpreadArm } from './diagnostic';
import { fewSquadsArm } from './fewSquads';
import { minorityArm } from './minorityArm';
import { pathArm } from './pathArm';
import { spreadArm } from './spreadArm';
import { squadTimesOf } from './squadTimes';
import {
  FLOOR,
  SquadChanges,
  squadsOf,
  typicalHours,
  WELL_KNOWN_CHANGES,
} from './squads';
import { finish, Steps } from './steps';

const CONSISTENT_SQUADS = 8;
const FEWEST_SQUADS = 2;

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
  const typical = typicalHours(squads);
  const fewest = isFew(squads) ? WELL_KNOWN_CHANGES : FLOOR;
  const arms = {
    path: pathArm(inputs.pipelines, inputs.deployMechanisms),
    ...finish(drawArmsOf(squads)),
  };
  return {
    result: resultOf(arms, squads),
    ...arms,
    ...(typical.lo === typical.hi ? { typicalChangeHours: typical.lo } : {}),
    ...(inputs.squads
      ? { squadTimes: squadTimesOf(inputs.squads, fewest) }
      : {}),
    squadsWithoutData: squads
      .filter(({ leadTimeHours }) => leadTimeHours.length < fewest)
      .map(({ ref }) => ref)
      .sort(),
  };
}

function isFew(squads: readonly SquadChanges[]): boolean {
  return squads.length >= FEWEST_SQUADS && squads.length < CONSISTENT_SQUADS;
}

interface StatisticalArms {
  readonly spread: SpreadArm;
  readonly minority: MinorityArm;
}

/** A thousand draws take a while, and an organisation is assessed more often than its squads change. */
const drawn = new WeakMap<readonly SquadChanges[], StatisticalArms>();

/**
 * Draws, in steps, what {@link diagnose} needs of these squads. Without it that draws everything at once, which takes a
 * second for hundreds of squads; with it, nothing is left to draw for the same array.
 */
export function* drawArmsOf(
  squads: readonly SquadChanges[],
): Steps<StatisticalArms> {
  const known = drawn.get(squads) ?? (yield* drawArms(squads));
  drawn.set(squads, known);
  return known;
}

function* drawArms(squads: readonly SquadChanges[]): Steps<StatisticalArms> {
  if (isFew(squads)) {
    return {
      spread: yield* fewSquadsArm(squadsOf(squads, WELL_KNOWN_CHANGES)),
      minority: {
        state: 'clear',
        squadsOff: [],
        explanation: `With ${squads.length} squads, the slowest against the fastest says all.`,
      },
    };
  }
  const parted = squadsOf(squads, FLOOR);
  yield;
  const minority = minorityArm(parted);
  yield;
  return { spread: yield* spreadArm(parted), minority };
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
    ({ leadTimeHours }) => leadTimeHours.length >= WELL_KNOWN_CHANGES,
  );
  const needed = isFew(squads) ? squads.length : CONSISTENT_SQUADS;
  return states.every(state => state === 'clear') && wellKnown.length >= needed
    ? 'CONSISTENT'
    : 'INCONCLUSIVE';
}
