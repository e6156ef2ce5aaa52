import {
  assessOrganisation,
  assessSubject,
  evidenceSource,
  indexLooks,
  OrganisationAssessment,
  SubjectAssessment,
} from '../../assessment';
import { LookRecord } from '../../assessment/readings';
import { Check } from '../../checks';
import { selects } from '../../evidence';
import { Inventory } from '../../inventory';
import { SquadChanges } from '../../phase';
import { OrganisationStandard, SubjectStandard } from '../../standard';
import { Waiver } from '../../waivers';
import { Hidden } from './hiding';
import { Answer, Source, TTL_HOURS } from './worlds';

const HOUR_MS = 3_600_000;
const asOf = new Date('2026-11-01T00:00:00Z');

/** What is judged, and against what. */
export interface Proof {
  readonly checks: readonly Check[];
  readonly standard: OrganisationStandard;
  /** Ladders whose levels have to hold, too. */
  readonly ladders: readonly SubjectStandard[];
}

/** An organisation with everything that stays the same whatever is seen of it. */
export interface Organisation {
  readonly inventory: Inventory;
  readonly sources: readonly Source[];
  readonly waivers: readonly Waiver[];
  readonly squads: readonly SquadChanges[] | undefined;
}

/** What the engine says of an organisation and of everybody in it. */
export interface Judgement {
  readonly organisation: OrganisationAssessment;
  readonly subjects: readonly SubjectAssessment[];
}

/** Judges what is seen, through the same readings as the product. */
export function judge(
  { checks, standard, ladders }: Proof,
  { inventory, sources, waivers, squads }: Organisation,
  seen: {
    readonly answers: readonly Answer[];
    readonly hidden: ReadonlyMap<number, Hidden>;
  },
): Judgement {
  const records = seen.answers.flatMap((answer, at) =>
    recordOf(answer, seen.hidden.get(at)),
  );
  const evidence = evidenceSource(
    indexLooks(
      records.map(latest => ({
        latest,
        ...(latest.outcome === 'failed' ? {} : { lastGood: latest }),
      })),
    ),
    sources.map(({ collector, kind, appliesTo }) => ({
      collectorId: collector,
      kindId: kind.id,
      appliesTo,
    })),
    { inventory, asOf },
  );
  const by = {
    asOf,
    inventory,
    evidence,
    checks: new Map(checks.map(check => [check.id, check])),
    waivers,
  };
  return {
    organisation: assessOrganisation({
      ...by,
      standard,
      history: [],
      ...(squads ? { squads } : {}),
    }),
    subjects: ladders.flatMap(ladder =>
      inventory.subjects
        .filter(subject => selects(ladder.appliesTo, subject))
        .map(subject => assessSubject({ ...by, standard: ladder, subject })),
    ),
  };
}

function recordOf(
  { collector, kind, subject, value, reliability, ageHours }: Answer,
  hidden: Hidden | undefined,
): readonly LookRecord[] {
  if (hidden === 'never-asked') {
    return [];
  }
  const common = {
    id: `${collector}|${subject.ref}`,
    collector,
    kind,
    subjectRef: subject.ref,
    collectedAt: new Date(asOf.getTime() - ageHours * HOUR_MS).toISOString(),
    ttlMs: TTL_HOURS * HOUR_MS,
    reliability,
  };
  if (hidden !== undefined) {
    return [{ ...common, outcome: 'failed', reason: hidden }];
  }
  return value === undefined
    ? [{ ...common, outcome: 'absent' }]
    : [{ ...common, outcome: 'observed', value }];
}
