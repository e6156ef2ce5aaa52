import {
  between,
  type DeclarationSection,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import {
  anyHolds,
  isWithin,
  saidIn,
  UNDECIDED,
  type DeclaredIn,
  type Said,
} from './declared';

type Declared = DeclaredIn<
  'platformTeam' | 'roadmap' | 'interviews' | 'supportAgreement'
>;

/** How much of each is enough. */
export interface ProductRules {
  readonly people: number;
  readonly roadmapDays: number;
  readonly interviewDays: number;
  readonly developers: number;
  readonly sres: number;
  readonly attainmentDays: number;
}

/** One thing that a team needs to run a product. */
export interface ProductPart {
  readonly title: string;
  readonly holds: Range;
  /** What is wrong when it does not hold. */
  readonly lacks: string;
  /** Where it is declared. */
  readonly section: DeclarationSection;
}

/** The five things, each as far as the registers say it. */
export function productParts(
  readings: readonly Reading<Declared>[],
  rules: ProductRules,
  asOf: Date,
): readonly ProductPart[] {
  const team = saidIn(
    readings,
    'platformTeam',
    ({ platformTeam }) => platformTeam,
  );
  const roadmap = saidIn(readings, 'roadmap', found => found.roadmap);
  const agreement = saidIn(
    readings,
    'supportAgreement',
    ({ supportAgreement }) => supportAgreement,
  );
  return [
    {
      title: 'People',
      holds: anyHolds(
        counted(team),
        ({ people }) => people !== undefined && people >= rules.people,
      ),
      lacks: `fewer than ${rules.people} people work on the platform for at least 80 % of their time`,
      section: 'platformTeam',
    },
    {
      title: 'Product owner',
      holds: anyHolds(team, ({ productOwner }) => productOwner !== undefined),
      lacks: 'nobody is named who decides what is built next',
      section: 'platformTeam',
    },
    {
      title: 'Roadmap',
      holds: anyHolds(roadmap, ({ updatedAt }) =>
        isWithin(updatedAt, rules.roadmapDays, asOf),
      ),
      lacks: `it was not updated in the last ${rules.roadmapDays} days`,
      section: 'roadmap',
    },
    interviewsPart(readings, rules, asOf),
    {
      title: 'Support',
      holds: anyHolds(
        agreement,
        ({ attainment }) =>
          attainment !== undefined &&
          isWithin(attainment.to, rules.attainmentDays, asOf),
      ),
      lacks: `nobody has measured in the last ${rules.attainmentDays} days how often its promise is kept`,
      section: 'supportAgreement',
    },
  ];
}

/** An entry without a number of people says nothing of them. */
function counted<T extends { readonly people?: number | undefined }>({
  entries,
  mayBeMore,
}: Said<T>): Said<T> {
  return {
    entries: entries.filter(({ people }) => people !== undefined),
    mayBeMore,
  };
}

/** Interviews of all registers add up. */
function interviewsPart(
  readings: readonly Reading<Declared>[],
  { interviewDays, developers, sres }: ProductRules,
  asOf: Date,
): ProductPart {
  const { entries, mayBeMore } = saidIn(
    readings,
    'interviews',
    ({ interviews }) => interviews,
  );
  const recent = entries
    .flat()
    .filter(({ at }) => isWithin(at, interviewDays, asOf));
  const heldWith = (role: 'developer' | 'sre') =>
    recent
      .filter(interview => interview.with === role)
      .reduce((sum, { count }) => sum + count, 0);
  const [withDevelopers, withSres] = [heldWith('developer'), heldWith('sre')];
  const isEnough = withDevelopers >= developers && withSres >= sres;
  return {
    title: 'Interviews',
    holds: interviewsHold(isEnough, mayBeMore || entries.length === 0),
    lacks: `${withDevelopers} with developers and ${withSres} with SREs in the last ${interviewDays} days; ${developers} and ${sres} show what users need`,
    section: 'interviews',
  };
}

function interviewsHold(isEnough: boolean, mayBeMore: boolean): Range {
  if (isEnough) return between(1, 1);
  return mayBeMore ? UNDECIDED : between(0, 0);
}
