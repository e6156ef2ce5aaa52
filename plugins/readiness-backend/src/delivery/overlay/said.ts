import { DeliverySettings, IncidentReport } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { z } from 'zod';
import { chunked } from '../../database/chunked';

/** What somebody says lies over the facts. */
export const claimSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('incident-not-caused-by'),
    incident: z.string(),
    deployment: z.string(),
  }),
  z.strictObject({
    kind: z.literal('deployment-is-hotfix'),
    deployment: z.string(),
  }),
  z.strictObject({
    kind: z.literal('deployment-is-not-hotfix'),
    deployment: z.string(),
  }),
  z.strictObject({
    kind: z.literal('environment-is-not-production'),
    environment: z.string(),
  }),
]);

/** See {@link claimSchema}. */
export type Claim = Readonly<z.output<typeof claimSchema>>;

/** Who said something when, and why. */
export interface Saying {
  readonly by: string;
  readonly atMs: number;
  readonly reason: string;
}

/** Something that was said about the deliveries of a service. */
export interface Overlay {
  readonly id: string;
  readonly service: string;
  readonly claim: Claim;
  readonly said: Saying;
  /** Absent while it is in force. */
  readonly revoked?: Saying | undefined;
}

/** Row of `delivery_overlays`. */
export interface OverlayRow {
  readonly id: number | string;
  readonly service: string;
  readonly kind: string;
  readonly object: string;
  readonly round: number;
  readonly deployment: string | null;
  readonly incident: string | null;
  readonly environment: string | null;
  readonly reason: string;
  readonly said_by: string;
  readonly said_at_ms: number | string;
}

/** Row of `delivery_overlay_revocations`. */
export interface RevocationRow {
  readonly overlay: number | string;
  readonly reason: string;
  readonly said_by: string;
  readonly said_at_ms: number | string;
}

type JoinedRow = OverlayRow & {
  readonly revoked_reason: string | null;
  readonly revoked_by: string | null;
  readonly revoked_at_ms: number | string | null;
};

/** Environments are called the same in any case and with blanks around. */
export function environmentName(text: string): string {
  return text.trim().toLowerCase();
}

/** What was said, in the order in which it was. */
export async function readOverlays(
  knex: Knex,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<readonly Overlay[]> {
  const rows: readonly JoinedRow[] = await knex('delivery_overlays as o')
    .leftJoin('delivery_overlay_revocations as r', 'r.overlay', 'o.id')
    .select(
      'o.*',
      'r.reason as revoked_reason',
      'r.said_by as revoked_by',
      'r.said_at_ms as revoked_at_ms',
    )
    .modify(narrow)
    .orderBy('o.id');
  return rows.map(overlayOf);
}

function overlayOf(row: JoinedRow): Overlay {
  const { kind, deployment, incident, environment } = row;
  const told = { deployment, incident, environment };
  return {
    id: String(row.id),
    service: row.service,
    claim: claimSchema.parse({
      kind,
      ...Object.fromEntries(
        Object.entries(told).filter(([, value]) => value !== null),
      ),
    }),
    said: {
      by: row.said_by,
      atMs: Number(row.said_at_ms),
      reason: row.reason,
    },
    ...(row.revoked_by === null
      ? {}
      : {
          revoked: {
            by: row.revoked_by,
            atMs: Number(row.revoked_at_ms),
            reason: row.revoked_reason ?? '',
          },
        }),
  };
}

/** What is said about a service and was not taken back. */
export function overlaysInForce(
  knex: Knex,
  service: string,
): Promise<readonly Overlay[]> {
  return readOverlays(knex, query =>
    query.where('o.service', service).whereNull('r.overlay'),
  );
}

/** A deployment of which somebody says that it did not cause an incident. */
export interface SetAside {
  readonly service: string;
  readonly incident: string;
  readonly deployment: string;
}

/** What is said of some incidents and was not taken back; each by its reports. */
export async function readSetAside(
  knex: Knex,
  incidents: readonly (readonly IncidentReport[])[],
): Promise<readonly SetAside[]> {
  const found: Overlay[] = [];
  for (const chunk of chunked(incidents.flat().map(({ id }) => id))) {
    found.push(
      ...(await readOverlays(knex, query =>
        query.whereIn('o.incident', [...chunk]).whereNull('r.overlay'),
      )),
    );
  }
  return found.flatMap(({ service, claim }) =>
    claim.kind === 'incident-not-caused-by' ? { service, ...claim } : [],
  );
}

/** The settings of a service with what people say of its deployments and environments. */
export function settingsWith(
  settings: DeliverySettings,
  overlays: readonly Overlay[],
): DeliverySettings {
  const hotfixes = new Map<string, boolean>();
  const excluded = new Set<string>();
  for (const { claim } of overlays) {
    switch (claim.kind) {
      case 'deployment-is-hotfix':
      case 'deployment-is-not-hotfix':
        hotfixes.set(claim.deployment, claim.kind === 'deployment-is-hotfix');
        break;
      case 'environment-is-not-production':
        excluded.add(environmentName(claim.environment));
        break;
      case 'incident-not-caused-by':
        break;
      default:
        throw new Error(
          `Unknown claim ${JSON.stringify(claim satisfies never)}`,
        );
    }
  }
  const { production = [], others = [] } = settings.environments ?? {};
  return {
    ...settings,
    ...(hotfixes.size > 0 ? { saidHotfixes: hotfixes } : {}),
    ...(excluded.size > 0
      ? {
          environments: {
            production: production.filter(name => !excluded.has(name)),
            others: [...others, ...excluded],
          },
        }
      : {}),
  };
}
