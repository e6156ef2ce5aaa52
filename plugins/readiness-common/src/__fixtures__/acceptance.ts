import {
  Check,
  defineOrganisationCheck,
  measured,
  notApplicable,
  unknown,
} from '../checks';
import { yesOrNo } from '../curves';
import { Inventory } from '../inventory';
import { Range } from '../numbers';
import {
  defaultVerdictRules,
  defineStandard,
  OrganisationStandard,
  Prerequisite,
  StandardCheck,
  VetoRule,
} from '../standard';

/** What a case knows of one check: s, with a κ below 1 stated as the source's reliability, or a range of s. */
export type Known =
  | {
      readonly s: number | Range;
      readonly kappa?: number;
      readonly quantities?: Readonly<Record<string, number | Range>>;
    }
  | 'unknown'
  | 'not_applicable';

const look = { title: 'Look', effort: 'low' } as const;
const WEIGHTS: Readonly<
  Record<Prerequisite['id'], Readonly<Record<string, number>>>
> = {
  P1: { F1: 15, F2: 10, F3: 15, F4: 10, F5: 20, F6: 10, F7: 5, F8: 5, F9: 10 },
  P2: { C1: 10, C2: 30, C3: 20, C4: 10, C5: 10, C6: 10, C7: 10 },
  P3: { G1: 20, G2: 20, G3: 10, G4: 20, G5: 10, G6: 10, G8: 5, G9: 5 },
  P4: { T1: 35, T2: 20, T3: 25, T4: 20 },
  P5: { B1: 45, B2: 15, B3: 15, B4: 15, B5: 10 },
};

const VETOES: Readonly<Record<string, readonly VetoRule[]>> = {
  P1: [
    {
      id: 'entry-point-differs',
      title: 'Entry points differ',
      check: 'F4',
      quantity: 'differing',
      fires: 'at-least',
      limit: 0.1,
    },
    {
      id: 'unmanaged-secrets',
      title: 'Secrets are not managed',
      check: 'F5',
      quantity: 'unmanaged',
      fires: 'at-least',
      limit: 0.1,
    },
  ],
  P2: [
    {
      id: 'two-lineages',
      title: 'Two lineages',
      check: 'C2',
      quantity: 'lineagesWithoutPlan',
      fires: 'at-least',
      limit: 2,
    },
  ],
  P4: [
    {
      id: 'reactive',
      title: 'Mostly reactive',
      check: 'T1',
      quantity: 'reactiveShare',
      fires: 'above',
      limit: 0.4,
    },
  ],
};

/** The weights of docs/explanation/how-the-score-works.md, "Weights", every check graded by its value. */
export function acceptanceStandard(
  options: {
    readonly weightOf?: (check: string, weight: number) => number;
    readonly vetoes?: boolean;
    readonly reverse?: boolean;
  } = {},
): OrganisationStandard {
  const {
    weightOf = (_, weight) => weight,
    vetoes = true,
    reverse = false,
  } = options;
  const ids = Object.keys(WEIGHTS) as readonly Prerequisite['id'][];
  return defineStandard({
    scope: 'organisation',
    id: 'acceptance',
    version: '1',
    title: 'Acceptance',
    prerequisites: ids.map(id => {
      const checks = Object.entries(WEIGHTS[id]).map(([check, weight]) =>
        lineOf(check, weightOf(check, weight)),
      );
      return {
        id,
        title: id,
        claim: id,
        checks: reverse ? checks.reverse() : checks,
        vetoes: vetoes ? VETOES[id] ?? [] : [],
      };
    }),
    context: [],
    pillars: [
      {
        id: 'foundations',
        title: 'Platform Foundations',
        inputs: [{ from: { prerequisite: 'P1' } }],
      },
      {
        id: 'delivery',
        title: 'Delivery Engineering',
        inputs: [
          { from: { prerequisite: 'P2' }, share: 0.7 },
          { from: { check: 'lead-time', title: 'Lead time' } },
        ],
      },
    ],
    signals: [],
    roles: {
      pipelineDominance: 'C2',
      deployMechanismDominance: 'deploy-mechanism',
      repeatQuestions: 'repeat-questions',
      readyPillars: ['foundations', 'delivery'],
    },
    verdict: defaultVerdictRules,
  });
}

/** Checks whose measurements are given. */
export function knownChecks(
  known: Readonly<Record<string, Known>>,
): ReadonlyMap<string, Check> {
  return new Map(
    Object.entries(known).map(([id, state]) => [id, checkOf(id, state)]),
  );
}

/** An organisation of 340 engineers and nothing else. */
export const acceptanceInventory: Inventory = {
  components: [],
  teams: [],
  clusters: [],
  undeclaredClusters: [],
  subjects: [],
  engineers: 340,
};

/** What is known of the 340-engineer organisation, and nothing beside it. */
export const acceptanceKnown: Readonly<Record<string, Known>> = {
  F3: { s: 0, kappa: 0.7 },
  F9: { s: 0, kappa: 0.7 },
  F4: { s: 0, quantities: { differing: 1 } },
  F5: { s: 0, quantities: { unmanaged: 1 / 6 } },
  C2: { s: 0, quantities: { lineagesWithoutPlan: 2 } },
};

function lineOf(check: string, weight: number): StandardCheck {
  return {
    check,
    title: check,
    weight,
    look,
    grading: { parts: [{ curve: yesOrNo() }] },
  };
}

function checkOf(id: string, known: Known): Check {
  return defineOrganisationCheck({
    id,
    title: id,
    failureTitle: `not ${id}`,
    why: id,
    remediation: { summary: id, effort: 'low', href: `how-to/${id}` },
    appliesTo: 'organisation',
    requires: {},
    summarise: {},
    evaluate: () => {
      if (known === 'unknown') {
        return unknown('nothing is known');
      }
      return known === 'not_applicable'
        ? notApplicable('nothing to judge')
        : measured(known.s, {
            reliability: known.kappa ?? 1,
            quantities: known.quantities ?? {},
          });
    },
  });
}
