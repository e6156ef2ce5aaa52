import { Knex } from 'knex';
import { DeliverySystem } from './deliverySystem';
import {
  at,
  commit,
  deployment,
  github,
  incident,
  pullRequest,
  shaOf,
} from './sampleEvents';

/** The service that something is said about. */
export const CONTESTED = 'component:default/checkout';

/** An id of the Git host of tests among those of all sources. */
export const idOf = (id: string) => `github:github.example/${id}`;

/** Four deployments to two environments, one day apart; an incident began an hour after the second one. */
export async function deliverContested(knex: Knex): Promise<void> {
  const system = new DeliverySystem(knex);
  await system.events.ingest({
    source: github,
    evidence: 'deployments',
    places: [
      { place: 'repository:42', service: CONTESTED },
      { place: 'repository:43', service: 'component:default/refunds' },
    ],
    events: [
      ...['a1', 'a2', 'a3', 'a4'].map((byte, index) =>
        commit(byte, {
          parents: index === 0 ? [] : [shaOf(`a${index}`)],
          ...(index === 0 ? {} : { pr: index }),
        }),
      ),
      ...[1, 2, 3].map(number =>
        pullRequest(number, {
          title: `Change ${number}`,
          mergeSha: shaOf(`a${number + 1}`),
          commits: [
            {
              sha: shaOf(`b${number}`),
              authoredAtMs: at('2026-08-31T10:00:00Z'),
            },
          ],
        }),
      ),
      ...['1', '2', '3', '4'].map(id =>
        deployment(id, {
          sha: shaOf(`a${id}`),
          environment: id === '4' ? 'prod-demo' : 'production',
          startedAtMs: at(`2026-09-0${id}T11:59:00Z`),
          statuses: [
            { state: 'success', atMs: at(`2026-09-0${id}T12:00:00Z`) },
          ],
        }),
      ),
      deployment('5', {
        place: 'repository:43',
        startedAtMs: at('2026-09-05T11:59:00Z'),
        statuses: [{ state: 'success', atMs: at('2026-09-05T12:00:00Z') }],
      }),
      incident('9', {
        createdAtMs: at('2026-09-02T13:00:00Z'),
        resolvedAtMs: at('2026-09-02T14:30:00Z'),
        title: 'Nothing could be paid',
      }),
    ],
  });
  await system.derive();
}
