import { Measurement } from '../checks';
import { organisation } from '../evidence';
import { Range } from '../numbers';
import { diagnose, SquadChanges, typicalHours } from '../phase';
import { PillarInputValue, pillarOf } from '../pillars';
import { overallOf } from '../scoring';
import { OrganisationStandard, PillarInput } from '../standard';
import { verdictOf } from '../verdict';
import { acceleratorsOf, engineersOf, registersOf, sizeOf } from './declared';
import { OrganisationAssessment, PrerequisiteResult } from './document';
import { EarlierAssessment, gatherFacts } from './facts';
import { Judge, judgeOrganisation, Judged } from './judge';
import { looksOf } from './looks';
import { organisationPlan } from './planOf';
import { assessPrerequisite } from './prerequisite';
import { itemOf } from './scoreItem';
import { signalOf } from './signal';

/** What an assessment of the organisation reads beside the evidence. */
export interface OrganisationInput extends Judge {
  readonly standard: OrganisationStandard;
  /** Earlier assessments under this standard, for what has to hold for weeks. */
  readonly history: readonly EarlierAssessment[];
  /** Known from where the assessment runs: inside a portal there is one, whatever the register says. */
  readonly runsInPortal?: boolean;
  /** The inventory is one unit of a federated organisation: its verdict skips the size step. */
  readonly isUnit?: boolean;
  /** Production changes by squad, the same array while they are the same; undefined while no source of changes is connected. */
  readonly squads?: readonly SquadChanges[];
}

/** Judges the organisation against a standard at one time. Pure: the same input gives the same document. */
export function assessOrganisation(
  input: OrganisationInput,
): OrganisationAssessment {
  const { standard, asOf, inventory, history } = input;
  const prerequisites = standard.prerequisites.map(prerequisite =>
    assessPrerequisite(prerequisite, input),
  );
  const results = prerequisites.map(({ result }) => result);
  const context = standard.context.map(line => judgeOrganisation(line, input));
  const judged = [...prerequisites.flatMap(item => item.judged), ...context];
  const measurementOf = lookUp(judged);
  const pillars = standard.pillars.map(rule =>
    pillarOf(rule, pillarInput(results, judged)),
  );
  const phase = diagnose({
    pipelines: valueOf(measurementOf(standard.roles.pipelineDominance)),
    deployMechanisms: valueOf(
      measurementOf(standard.roles.deployMechanismDominance),
    ),
    squads: input.squads,
  });
  const registers = registersOf(input.evidence);
  const count = engineersOf(registers, inventory);
  const accelerators = acceleratorsOf(registers);
  const facts = gatherFacts({
    standard,
    asOf,
    prerequisites: results,
    pillars,
    phase,
    typicalChangeHours: typicalHours(input.squads),
    registers,
    engineers: count.engineers,
    accelerators,
    history,
    measurementOf,
  });
  const overall = overallOf(results.map(({ score }) => score));
  return {
    schemaVersion: 1,
    scope: 'organisation',
    subject: organisation,
    standard: {
      id: standard.id,
      version: standard.version,
      title: standard.title,
    },
    asOf: asOf.toISOString(),
    prerequisites: results,
    context: context.map(({ result }) => result),
    ...(overall ? { overall } : {}),
    pillars,
    signals: standard.signals.map(rule =>
      signalOf(rule, {
        ...{ measurementOf, history, asOf },
        standardVersion: standard.version,
      }),
    ),
    phase,
    verdict: verdictOf(
      {
        ...facts,
        portalExists: input.runsInPortal ? true : facts.portalExists,
        skipsSize: input.isUnit === true,
      },
      standard.verdict,
      looksOf(results, input),
    ),
    plan: organisationPlan(results),
    size: sizeOf(count, accelerators, standard.verdict),
  };
}

function lookUp(
  judged: readonly Judged[],
): (checkId: string) => Measurement | undefined {
  const byId = new Map(
    judged.map(({ result, measurement }) => [result.checkId, measurement]),
  );
  return checkId => byId.get(checkId);
}

/** A convergence plan that is dated and still running counts as its target: the check states that number beside its own. */
function valueOf(measurement: Measurement | undefined): Range | undefined {
  return measurement?.kind === 'measured'
    ? measurement.quantities.underPlans ?? measurement.value
    : undefined;
}

function pillarInput(
  prerequisites: readonly PrerequisiteResult[],
  judged: readonly Judged[],
): (input: PillarInput) => PillarInputValue {
  return ({ from }) => {
    if ('prerequisite' in from) {
      const found = prerequisites.find(({ id }) => id === from.prerequisite);
      return found
        ? {
            title: found.title,
            applies: found.score.applies,
            lo: found.score.capped.lo,
            hi: found.score.capped.hi,
            confidence: found.score.confidence,
          }
        : nothingKnown(from.prerequisite);
    }
    const found = judged.find(({ result }) => result.checkId === from.check);
    return found ? checkInput(found, from.title) : nothingKnown(from.title);
  };
}

function checkInput({ result }: Judged, title: string): PillarInputValue {
  const { state, s, kappa } = itemOf(
    result.state === 'informative' ? graded(result) : result,
  );
  return {
    title,
    applies: state !== 'not_applicable' && state !== 'exempt',
    lo: 100 * kappa * s,
    hi: 100 * (kappa * s + 1 - kappa),
    confidence: kappa,
  };
}

/** An informative check is in no prerequisite's sum, but a pillar that names it counts it. */
function graded(result: Judged['result']): Judged['result'] {
  return { ...result, state: result.s === undefined ? 'unknown' : 'partial' };
}

function nothingKnown(title: string): PillarInputValue {
  return { title, applies: true, lo: 0, hi: 100, confidence: 0 };
}
