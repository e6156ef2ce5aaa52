import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import {
  readinessOrganisationReadPermission,
  readinessResultReadPermission,
} from '@groundwork/plugin-readiness-backend';
import { CatalogMembership } from './CatalogMembership';
import { GroundworkPermissionPolicy } from './GroundworkPermissionPolicy';
import { grants } from './grants';

const people: Readonly<Record<string, readonly string[]>> = {
  'user:default/member': ['user:default/member', 'group:default/crew'],
  'user:default/admin': ['user:default/admin', 'group:default/platform'],
  'user:default/stranger': ['user:default/stranger', 'group:default/platform'],
};

const membership = new CatalogMembership({
  auth: { getOwnServiceCredentials: async () => mockCredentials.service() },
  catalog: {
    getEntityByRef: async ref =>
      ref === 'user:default/stranger'
        ? undefined
        : {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: String(ref) },
          },
  },
});

const policy = new GroundworkPermissionPolicy({
  membership,
  admins: ['group:default/platform'],
});

async function decide(
  permission: Permission,
  userEntityRef: string | undefined,
  by: GroundworkPermissionPolicy = policy,
): Promise<string> {
  const decision = await by.handle(
    { permission },
    userEntityRef === undefined
      ? undefined
      : {
          credentials: mockCredentials.user(userEntityRef),
          info: {
            userEntityRef,
            ownershipEntityRefs: [...(people[userEntityRef] ?? [])],
          },
        },
  );
  return describeDecision(decision);
}

function describeDecision(decision: PolicyDecision): string {
  if (decision.result !== AuthorizeResult.CONDITIONAL) {
    return decision.result === AuthorizeResult.ALLOW ? 'allow' : 'deny';
  }
  const { conditions } = decision;
  return 'rule' in conditions
    ? `${conditions.rule} ${JSON.stringify(conditions.params)}`
    : 'combined';
}

const entityOwner =
  'IS_ENTITY_OWNER {"claims":["user:default/member","group:default/crew"]}';
const resultOwner =
  'IS_OWNED_BY {"claims":["user:default/member","group:default/crew"]}';
const runStarter = 'IS_TASK_OWNER {"createdBy":["user:default/member"]}';

/** What members of the catalog and administrators are told, written by hand and not read from the table of grants. */
const expected: Readonly<
  Record<string, readonly [member: string, admin: string]>
> = {
  'argocd.application.read': ['allow', 'allow'],
  'catalog.entities.unprocessed.delete': ['deny', 'allow'],
  'catalog.entities.unprocessed.read': ['deny', 'allow'],
  'catalog.entity.create': ['allow', 'allow'],
  'catalog.entity.delete': [entityOwner, 'allow'],
  'catalog.entity.read': ['allow', 'allow'],
  'catalog.entity.refresh': [entityOwner, 'allow'],
  'catalog.entity.validate': ['allow', 'allow'],
  'catalog.ingestion.manage': ['deny', 'allow'],
  'catalog.ingestion.read': ['deny', 'allow'],
  'catalog.location.analyze': ['allow', 'allow'],
  'catalog.location.create': ['allow', 'allow'],
  'catalog.location.delete': ['deny', 'allow'],
  'catalog.location.read': ['allow', 'allow'],
  'ci-runs.read': ['allow', 'allow'],
  'deployments.read': ['allow', 'allow'],
  'kubernetes.clusters.read': ['allow', 'allow'],
  'kubernetes.proxy': ['deny', 'deny'],
  'kubernetes.resources.read': ['allow', 'allow'],
  'readiness.baseline.freeze': [resultOwner, 'allow'],
  'readiness.events.replay': ['deny', 'allow'],
  'readiness.collector.run': ['deny', 'allow'],
  'readiness.delivery.contest': [resultOwner, 'allow'],
  'readiness.evidence.read': ['allow', 'allow'],
  'readiness.organisation.read': ['allow', 'allow'],
  'readiness.result.read': ['allow', 'allow'],
  'scaffolder.action.execute': ['allow', 'allow'],
  'scaffolder.task.cancel': [runStarter, 'allow'],
  'scaffolder.task.create': ['allow', 'allow'],
  'scaffolder.task.read': [runStarter, 'allow'],
  'scaffolder.template.dry-run': ['deny', 'allow'],
  'scaffolder.template.management': ['deny', 'allow'],
  'scaffolder.template.parameter.read': ['allow', 'allow'],
  'scaffolder.template.step.read': ['allow', 'allow'],
};

/** Where the repository's packages are installed. */
const modules = resolve(
  require.resolve('@backstage/plugin-permission-common/package.json'),
  '../../..',
);

/** Entry points in which the plugins of this repository's installation keep their permissions. */
function permissionEntryPoints(): string[] {
  return ['@backstage', '@groundwork'].flatMap(scope =>
    readdirSync(join(modules, scope))
      .filter(name =>
        /^plugin-.*-common$|^plugin-(argocd|readiness)-backend$/.test(name),
      )
      .flatMap(name => [
        `${scope}/${name}`,
        ...(existsSync(join(modules, scope, name, 'alpha')) ||
        existsSync(join(modules, scope, name, 'dist/alpha.cjs.js'))
          ? [`${scope}/${name}/alpha`]
          : []),
      ]),
  );
}

function isPermission(value: unknown): value is Permission {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'attributes' in value &&
    'type' in value &&
    (value.type === 'basic' || value.type === 'resource')
  );
}

function installedPermissions(): Permission[] {
  const found = new Map<string, Permission>();
  for (const entryPoint of permissionEntryPoints()) {
    const exported = Object.values<unknown>(jest.requireActual(entryPoint));
    for (const value of exported.flat()) {
      if (isPermission(value)) {
        found.set(value.name, value);
      }
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

const rows = installedPermissions();

describe('the permission matrix', () => {
  it('expects something of every permission that is installed, and of no other', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(
      Object.keys(expected).sort(),
    );
  });

  it('lists no permission that nobody asks for', () => {
    const names = new Set(rows.map(({ name }) => name));
    expect(Object.keys(grants).filter(name => !names.has(name))).toEqual([]);
  });

  describe.each(rows.map(row => [row.name, row] as const))(
    '%s',
    (name, row) => {
      it('is decided on by the table', () => {
        expect(Object.keys(grants)).toContain(name);
      });

      it('is denied to who is not signed in', async () => {
        expect(await decide(row, undefined)).toBe('deny');
      });

      it('is denied to a token whose user the catalog does not know, whatever it says of groups', async () => {
        expect(await decide(row, 'user:default/stranger')).toBe('deny');
      });

      it('is decided for catalog users and administrators as written here', async () => {
        expect([
          await decide(row, 'user:default/member'),
          await decide(row, 'user:default/admin'),
        ]).toEqual(expected[name]);
      });
    },
  );
});

describe('results of services and teams', () => {
  it('can be granted to their owners alone', async () => {
    const byOwner = new GroundworkPermissionPolicy({
      membership,
      admins: ['group:default/platform'],
      grants: { ...grants, 'readiness.result.read': 'owner' },
    });
    expect(
      await decide(
        readinessResultReadPermission,
        'user:default/member',
        byOwner,
      ),
    ).toBe(
      'IS_OWNED_BY {"claims":["user:default/member","group:default/crew"]}',
    );
    expect(
      await decide(
        readinessResultReadPermission,
        'user:default/admin',
        byOwner,
      ),
    ).toBe('allow');
  });

  it.each(['owner', 'starter'] as const)(
    'cannot be granted to an %s where there is none',
    async grant => {
      const granted = new GroundworkPermissionPolicy({
        membership,
        admins: [],
        grants: { 'readiness.organisation.read': grant },
      });
      expect(
        await decide(
          readinessOrganisationReadPermission,
          'user:default/member',
          granted,
        ),
      ).toBe('deny');
    },
  );
});

describe('plugins among themselves', () => {
  it('are not asked, whatever the permission', async () => {
    const client = ServerPermissionClient.fromConfig(
      mockServices.rootConfig({ data: { permission: { enabled: true } } }),
      { auth: mockServices.auth(), discovery: mockServices.discovery() },
    );

    const decisions = await client.authorize(
      rows.map(permission =>
        isResourcePermission(permission)
          ? { permission, resourceRef: 'component:default/any' }
          : { permission },
      ),
      { credentials: mockCredentials.service() },
    );

    expect(decisions.map(({ result }) => result)).toEqual(
      rows.map(() => AuthorizeResult.ALLOW),
    );
  });
});

describe('the intent of the table', () => {
  const grantOf = (name: string) => grants[name];

  it('lets catalog users read, run templates and register the output', () => {
    for (const name of [
      'catalog.entity.read',
      'catalog.location.create',
      'scaffolder.task.create',
      'scaffolder.action.execute',
      'kubernetes.resources.read',
      'argocd.application.read',
    ]) {
      expect([name, grantOf(name)]).toEqual([name, 'member']);
    }
  });

  it('keeps runs to who started them', () => {
    expect(grantOf('scaffolder.task.read')).toBe('starter');
    expect(grantOf('scaffolder.task.cancel')).toBe('starter');
  });

  it('lets nobody through to the clusters', () => {
    expect(grantOf('kubernetes.proxy')).toBe('nobody');
  });

  it('gives no permission that changes something to every member, except to register and to run', () => {
    const changing = rows
      .filter(({ attributes: { action } }) => action && action !== 'read')
      .map(({ name }) => name)
      .filter(name => grantOf(name) === 'member');
    expect(changing.sort()).toEqual([
      'catalog.entity.create',
      'catalog.location.create',
      'scaffolder.task.create',
    ]);
  });

  it('denies a permission that is named like something every object has', async () => {
    const permission: Permission = {
      type: 'basic',
      name: 'constructor',
      attributes: {},
    };
    expect(await decide(permission, 'user:default/admin')).toBe('deny');
  });
});
