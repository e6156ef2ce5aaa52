import {
  acceptanceKnown,
  acceptanceStandard,
  knownChecks,
} from '../../__fixtures__/acceptance';
import { Check } from '../../checks';
import {
  declaration,
  Declarations,
  EvidenceRecord,
  organisation,
} from '../../evidence';
import { Inventory } from '../../inventory';
import { Waiver } from '../../waivers';
import { assessOrganisation } from '../assessOrganisation';
import { evidenceSource } from '../evidenceSource';
import { indexLooks } from '../readings';

const HOUR_MS = 3_600_000;
const asOf = new Date('2026-11-01T12:00:00Z');
const standard = acceptanceStandard();
const REGISTERS = ['register:one', 'register:two'] as const;
const accelerator = (type: Declarations['accelerators'][number]['type']) => ({
  type,
  id: type,
  title: type,
  owner: 'group:default/platform',
  declaredAt: '2026-01-01T00:00:00Z',
});
/** Enough of them for an organisation of 150 engineers. */
export const accelerators = [
  accelerator('contractual-regions'),
  accelerator('pervasive-compliance'),
];
/** A register without an entry. */
export const nothing: Declarations = {
  accelerators: [],
  convergencePlans: [],
  mandates: [],
  needs: [],
};

/** Every check of the standard holds, and no veto fires. */
export const passing = Object.fromEntries(
  standard.prerequisites.flatMap(({ checks }) =>
    checks.map(({ check }) => [
      check,
      {
        s: 1,
        quantities: {
          differing: 0,
          unmanaged: 0,
          lineagesWithoutPlan: 0,
          reactiveShare: 0,
        },
      },
    ]),
  ),
);

/** What a register's only look came to. */
type Register =
  | Declarations
  | 'no such file'
  | 'never asked'
  | 'forbidden'
  | 'timeout'
  | 'stale';

function recordOf(
  collector: string,
  register: Exclude<Register, 'never asked'>,
): EvidenceRecord {
  const ageMs = register === 'stale' ? 7 * HOUR_MS : 0;
  const common = {
    id: collector,
    collector,
    collectorVersion: '1',
    kind: declaration.id,
    subjectRef: organisation.ref,
    source: { kind: 'github', instance: 'git.example' },
    request: { method: 'GET', path: `/repos/acme/${collector}` },
    observedAt: asOf.toISOString(),
    collectedAt: new Date(asOf.getTime() - ageMs).toISOString(),
    ttlMs: 2 * HOUR_MS,
    digest: 'd',
    reliability: 0.9,
  };
  switch (register) {
    case 'no such file':
      return { ...common, outcome: 'absent' };
    case 'forbidden':
      return {
        ...common,
        outcome: 'failed',
        reason: 'forbidden',
        message: `github git.example answered 403 to /repos/acme/${collector}`,
      };
    case 'timeout':
      return {
        ...common,
        outcome: 'failed',
        reason: 'timeout',
        message: 'No answer within 10 s',
      };
    case 'stale':
      return { ...common, outcome: 'observed', value: nothing };
    default:
      return { ...common, outcome: 'observed', value: register };
  }
}

/** Assesses an organisation of these registers and this catalog, and nothing else. */
export function assess(
  registers: readonly Register[],
  catalog: Pick<Inventory, 'engineers' | 'unreadCatalog'> = { engineers: 340 },
  {
    checks = knownChecks(acceptanceKnown),
    waivers = [],
  }: {
    readonly checks?: ReadonlyMap<string, Check>;
    readonly waivers?: readonly Waiver[];
  } = {},
) {
  const all: Inventory = {
    components: [],
    teams: [],
    clusters: [],
    undeclaredClusters: [],
    subjects: [organisation],
    ...catalog,
  };
  const ids = registers.map((_, index) => REGISTERS[index] ?? `more:${index}`);
  const records = registers.flatMap((register, index) =>
    register === 'never asked' ? [] : [recordOf(ids[index] ?? '', register)],
  );
  return assessOrganisation({
    standard,
    asOf,
    inventory: all,
    evidence: evidenceSource(
      indexLooks(
        records.map(latest => ({
          latest,
          ...(latest.outcome === 'failed' ? {} : { lastGood: latest }),
        })),
      ),
      ids.map(collectorId => ({
        collectorId,
        kindId: declaration.id,
        appliesTo: 'organisation' as const,
      })),
      { inventory: all, asOf },
    ),
    checks,
    waivers,
    history: [],
  });
}
