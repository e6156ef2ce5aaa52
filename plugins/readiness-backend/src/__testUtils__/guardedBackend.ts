import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionBackend from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { SourceError } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import plugin, {
  createReadinessResultConditionalDecision,
  readinessResultConditions,
} from '..';
import { migrateToLatest } from '../database';
import { DeliverySystem } from '../delivery/__testUtils__/deliverySystem';
import { deployment } from '../delivery/__testUtils__/sampleEvents';
import { ask as described } from './described';
import { ManagedCollector } from './fakes';
import { httpAuthWithActors } from './httpAuthWithActors';
import { testModule } from './testModule';

/** What the policy says to everybody but administrators. */
export const decisions = ['ALLOW', 'DENY', 'TOTALS', 'CONDITIONAL'] as const;

/** `TOTALS`: everything but results; `CONDITIONAL`: everything, and results by owner. */
export type Decision = (typeof decisions)[number];

/** Who asks. The owner is in a squad of the team, the other one in another team. */
export const callers = [
  'owner',
  'other',
  'admin',
  'service',
  'nobody',
] as const;

/** See {@link callers}. */
export type Caller = (typeof callers)[number];

const claims: Readonly<Record<string, readonly string[]>> = {
  'user:default/owner': ['user:default/owner', 'group:default/cards'],
  'user:default/other': ['user:default/other', 'group:default/lending'],
};
const headers: Readonly<Record<Caller, string>> = {
  owner: mockCredentials.user.header('user:default/owner'),
  other: mockCredentials.user.header('user:default/other'),
  admin: mockCredentials.user.header('user:default/admin'),
  service: mockCredentials.service.header(),
  nobody: mockCredentials.none.header(),
};
const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/** A policy whose word a test changes. */
class SwitchedPolicy implements PermissionPolicy {
  says: Decision = 'ALLOW';
  /** Name of one permission that is taken away from everybody but administrators. */
  without: string | undefined;

  readonly handle: PermissionPolicy['handle'] = async (
    { permission },
    user,
  ) => {
    const ref = user?.info.userEntityRef ?? '';
    if (ref === 'user:default/admin') return allow;
    if (permission.name === this.without) return deny;
    const about = isResourcePermission(permission, 'readiness-result')
      ? permission
      : undefined;
    switch (this.says) {
      case 'ALLOW':
        return allow;
      case 'DENY':
        return deny;
      case 'TOTALS':
        return about ? deny : allow;
      case 'CONDITIONAL':
        return about
          ? createReadinessResultConditionalDecision(
              about,
              readinessResultConditions.isOwnedBy({
                claims: [...(claims[ref] ?? [])],
              }),
            )
          : allow;
      default:
        throw new Error(`Unknown decision ${this.says satisfies never}`);
    }
  };
}

function entity(kind: string, name: string, spec: Entity['spec']): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    ...(spec ? { spec } : {}),
  };
}

function service(name: string, owner: string): Entity {
  return entity('Component', name, {
    type: 'service',
    lifecycle: 'production',
    owner,
  });
}

/** Services of the second squad of the owner's team: each between two of the first squad. */
export const wires = Array.from(
  { length: 12 },
  (_, index) => `s${String(index).padStart(2, '0')}-wire`,
);

/** Further services of the owner's squad. */
export const cards = wires.map(name => name.replace('wire', 'card'));

const entities: readonly Entity[] = [
  entity('Group', 'payments', { type: 'team' }),
  entity('Group', 'cards', { type: 'squad', parent: 'payments' }),
  entity('Group', 'wires', { type: 'squad', parent: 'payments' }),
  entity('Group', 'lending', { type: 'team' }),
  entity('User', 'owner', { memberOf: ['cards'] }),
  entity('User', 'colleague', { memberOf: ['wires'] }),
  entity('User', 'other', { memberOf: ['lending'] }),
  service('checkout', 'cards'),
  service('ledger', 'cards'),
  service('loans', 'lending'),
  service('mortgages', 'lending'),
  ...cards.map(name => service(name, 'cards')),
  ...wires.map(name => service(name, 'wires')),
];

const policyModule = (policy: PermissionPolicy) =>
  createBackendModule({
    pluginId: 'permission',
    moduleId: 'switched-policy',
    register(env) {
      env.registerInit({
        deps: { extensionPoint: policyExtensionPoint },
        async init({ extensionPoint }) {
          extensionPoint.setPolicy(policy);
        },
      });
    },
  });

/** The readiness backend behind a real permission backend, on a given database. */
export async function startGuardedBackend(knex: Knex) {
  const policy = new SwitchedPolicy();
  const collector = new ManagedCollector();
  const refused = (name: string) =>
    new SourceError('forbidden', `no right to ${name}`);
  for (const name of ['checkout', 'loans']) {
    collector.answers.set(name, refused(name));
  }
  for (const name of ['ledger', 'mortgages', wires[0] ?? '']) {
    collector.answers.set(name, false);
  }
  await deliverOnce(knex, ['checkout', 'ledger', 'loans', wires[0] ?? '']);
  const backend = await startTestBackend({
    features: [
      plugin,
      permissionBackend,
      permissionsServiceFactory,
      httpAuthWithActors,
      policyModule(policy),
      testModule(collector),
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({ entities: [...entities] }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          readiness: { assessment: { frequency: { seconds: 1 } } },
        },
      }),
    ],
  });
  const ask = (caller: Caller, path: string, method: 'get' | 'post' = 'get') =>
    described(backend.server)
      [method](path)
      .set('authorization', headers[caller]);
  await assessed(ask);
  return { policy, ask, stop: () => backend.stop() };
}

/** One deployment of each of some services, an hour ago. */
async function deliverOnce(
  knex: Knex,
  names: readonly string[],
): Promise<void> {
  await migrateToLatest(knex);
  const system = new DeliverySystem(knex);
  const startedAtMs = Date.now() - 3_600_000;
  await system.events.ingest({
    source: { kind: 'test', instance: 't' },
    events: names.map(name =>
      deployment(name, {
        place: name,
        startedAtMs,
        statuses: [{ state: 'success', atMs: startedAtMs + 1 }],
      }),
    ),
    evidence: 'deployments',
    places: names.map(name => ({
      place: name,
      service: `component:default/${name}`,
    })),
  });
  await system.derive();
}

type Ask = (
  caller: Caller,
  path: string,
  method?: 'get' | 'post',
) => ReturnType<ReturnType<typeof described>['get']>;

/** Waits until everything was looked at and assessed once. */
async function assessed(ask: Ask): Promise<void> {
  await ask(
    'service',
    '/api/readiness/collectors/test:managed/run',
    'post',
  ).expect(202);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const [organisation, team] = await Promise.all([
      ask('service', '/api/readiness/organisation'),
      ask('service', '/api/readiness/teams/default/payments'),
    ]);
    const [check] = organisation.body.assessment?.prerequisites[0].checks ?? [];
    const names = JSON.stringify(team.body.services ?? []);
    if (check?.findingCount === 3 && names.includes('"fail"')) return;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error('Nothing was assessed');
}

/** Freezes what a service of the owner's squad did until today, and returns the hash of it. */
export async function freezeToday(ask: Ask): Promise<string> {
  const day = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { body } = await ask(
    'service',
    '/api/readiness/delivery/baselines',
    'post',
  )
    .send({
      ...{ scope: 'component:default/ledger', name: 'Today' },
      ...{ from: day(-2), to: day(1) },
    })
    .expect(200);
  return body.hash;
}
