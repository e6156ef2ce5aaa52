import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { despiteContention } from '../../database/busy';
import { chunked } from '../../database/chunked';
import { dayOf } from '../answers/timeWords';
import { putMarks } from '../derive/marks';
import { IncidentReportRow, NewMark } from '../derive/resultRows';
import {
  Claim,
  environmentName,
  Overlay,
  OverlayRow,
  readOverlays,
  RevocationRow,
  Saying,
} from './said';

/** What somebody says, before it has an id. */
export type NewOverlay = Pick<Overlay, 'service' | 'claim' | 'said'>;

/** What people said, and took back. Both are only ever added. */
export class OverlayStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Keeps what somebody says; its service is worked out anew with the next derivation.
   *
   * @throws ConflictError for what is said already, with who said it
   */
  async say(overlay: NewOverlay): Promise<Overlay> {
    const { service, claim, said } = overlay;
    return this.#write(async transaction => {
      const round = await expectUnsaid(transaction, overlay);
      const [row] = await transaction<OverlayRow>('delivery_overlays')
        .insert({
          ...{ service, object: objectOf(claim), kind: claim.kind, round },
          ...{ deployment: null, incident: null, environment: null },
          ...columnsOf(claim),
          reason: said.reason,
          said_by: said.by,
          said_at_ms: said.atMs,
        })
        .returning('id');
      await putMarks(transaction, await marksOf(transaction, overlay));
      return { ...overlay, id: String(row?.id) };
    });
  }

  /** @throws ConflictError for what is said already, with who said it */
  async expectUnsaid(
    object: Pick<Overlay, 'service' | 'claim'>,
  ): Promise<void> {
    await expectUnsaid(this.#knex, object);
  }

  /**
   * Takes back what somebody said; that it was said stays.
   *
   * @throws NotFoundError, or ConflictError for what was taken back already, with who did
   */
  async revoke(
    { service, id }: Pick<Overlay, 'service' | 'id'>,
    revoked: Saying,
  ): Promise<Overlay> {
    return this.#write(async transaction => {
      const [overlay] = await readOverlays(transaction, query =>
        query.where({ 'o.service': service, 'o.id': id }),
      );
      if (!overlay) {
        throw new NotFoundError(`Nobody has said ${id} about ${service}`);
      }
      if (overlay.revoked) {
        throw new ConflictError(
          `${overlay.revoked.by} took it back on ${dayOf(
            overlay.revoked.atMs,
            'UTC',
          )}: ${overlay.revoked.reason}`,
        );
      }
      await transaction<RevocationRow>('delivery_overlay_revocations').insert({
        overlay: id,
        reason: revoked.reason,
        said_by: revoked.by,
        said_at_ms: revoked.atMs,
      });
      await putMarks(transaction, await marksOf(transaction, overlay));
      return { ...overlay, revoked };
    });
  }

  /** About some services, the newest first, also what was taken back. */
  async list(services: readonly string[]): Promise<readonly Overlay[]> {
    const found: Overlay[] = [];
    for (const chunk of chunked(services)) {
      found.push(
        ...(await readOverlays(this.#knex, query =>
          query.whereIn('o.service', [...chunk]),
        )),
      );
    }
    return found.sort((a, b) => Number(b.id) - Number(a.id));
  }

  /** Two who say the same at the same moment are told apart by the database. */
  async #write<T>(
    work: (transaction: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    try {
      return await despiteContention(() => this.#knex.transaction(work));
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        throw new ConflictError(
          'Somebody else has said or taken back the same at this moment. Look again.',
          error,
        );
      }
      throw error;
    }
  }
}

/** How often the same was said and taken back. */
async function expectUnsaid(
  knex: Knex,
  { service, claim }: Pick<Overlay, 'service' | 'claim'>,
): Promise<number> {
  const before = await readOverlays(knex, query =>
    query.where({ 'o.service': service, 'o.object': objectOf(claim) }),
  );
  const inForce = before.find(({ revoked }) => !revoked);
  if (inForce) {
    const what =
      inForce.claim.kind === claim.kind ? 'said so' : 'said the opposite';
    throw new ConflictError(
      `${inForce.said.by} ${what} on ${dayOf(inForce.said.atMs, 'UTC')}: ${
        inForce.said.reason
      }`,
    );
  }
  return before.length;
}

/** What a claim is about: of one object one thing is said at a time. */
function objectOf(claim: Claim): string {
  switch (claim.kind) {
    case 'incident-not-caused-by':
      return JSON.stringify(['cause', claim.incident, claim.deployment]);
    case 'deployment-is-hotfix':
    case 'deployment-is-not-hotfix':
      return JSON.stringify(['hotfix', claim.deployment]);
    case 'environment-is-not-production':
      return JSON.stringify([
        'environment',
        environmentName(claim.environment),
      ]);
    default:
      throw new Error(`Unknown claim ${JSON.stringify(claim satisfies never)}`);
  }
}

function columnsOf({ kind: _, ...object }: Claim): Partial<OverlayRow> {
  return object;
}

/** An incident is looked at again by itself; what changes deployments changes everything after them. */
async function marksOf(
  transaction: Knex.Transaction,
  { service, claim }: Pick<Overlay, 'service' | 'claim'>,
): Promise<readonly NewMark[]> {
  if (claim.kind !== 'incident-not-caused-by') {
    return [{ service, kind: 'all', key: '' }];
  }
  const keys: readonly string[] = await transaction<IncidentReportRow>(
    'delivery_incident_reports',
  )
    .where({ report: claim.incident })
    .pluck('incident_key');
  return [
    // Also where it is not known yet: what sources told is worked out beside what is said.
    { service, kind: 'refresh', key: '' },
    ...keys.map((key): NewMark => ({ service, kind: 'incident', key })),
  ];
}
