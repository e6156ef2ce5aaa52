import {
  Check,
  evaluate,
  EvidenceSource,
  Inventory,
  Measurement,
  organisation,
  Reading,
  Subject,
} from '@groundwork/plugin-readiness-common';

/** What is known of one subject in a fixture. */
export type FixtureReading =
  | {
      readonly subject: Subject;
      readonly value: unknown;
      readonly reliability?: number;
    }
  | { readonly subject: Subject; readonly absent: true }
  | {
      readonly subject: Subject;
      readonly unread: Extract<Reading<never>, { state: 'unread' }>['reason'];
    };

/** A check's fixture: evidence by kind id, and what the check may look at beside it. */
export interface CheckFixture {
  readonly evidence: Readonly<Record<string, readonly FixtureReading[]>>;
  readonly inventory?: Partial<Inventory>;
  /** Subject of a subject check; the organisation unless stated. */
  readonly subject?: Subject;
  readonly settings?: unknown;
  readonly asOf?: string;
}

const emptyInventory: Inventory = {
  components: [],
  teams: [],
  clusters: [],
  undeclaredClusters: [],
  subjects: [],
};

/** Measures a fixture with a check, through the engine: settings are parsed, unread evidence handled as in production. */
export function measureFixture(
  check: Check,
  fixture: CheckFixture,
): Measurement {
  const { measurement } = evaluate(
    check,
    { subject: fixture.subject ?? organisation, settings: fixture.settings },
    {
      asOf: new Date(fixture.asOf ?? '2026-11-01T00:00:00Z'),
      inventory: { ...emptyInventory, ...fixture.inventory },
      evidence: fixtureEvidence(fixture.evidence),
    },
  );
  return measurement;
}

/** Evidence source over fixture readings. */
export function fixtureEvidence(
  evidence: CheckFixture['evidence'],
): EvidenceSource {
  const readings = (kindId: string) =>
    (evidence[kindId] ?? []).map((item, index) =>
      readingOf(item, `${kindId}-${index}`),
    );
  return {
    readings,
    everyReading: (kindId, ref) =>
      readings(kindId).filter(({ subject }) => subject.ref === ref),
    reading: (kindId, ref) =>
      readings(kindId).find(({ subject }) => subject.ref === ref) ?? {
        state: 'unread',
        subject: { ...organisation, ref },
        reason: 'not_collected',
      },
  };
}

function readingOf(item: FixtureReading, evidenceId: string): Reading<unknown> {
  const { subject } = item;
  const trust = { freshness: 1, reliability: 1 };
  if ('unread' in item) {
    return { state: 'unread', subject, evidenceId, reason: item.unread };
  }
  if ('absent' in item) {
    return { state: 'absent', subject, evidenceId, trust };
  }
  const reliability = item.reliability ?? 1;
  return {
    state: 'read',
    subject,
    evidenceId,
    value: item.value,
    trust: { ...trust, reliability },
  };
}
