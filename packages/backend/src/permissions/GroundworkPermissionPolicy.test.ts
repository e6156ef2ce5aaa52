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
import { CatalogMembership } from './CatalogMembership';
import { GroundworkPermissionPolicy } from './GroundworkPermissionPolicy';
import { grants, type Grant } from './grants';

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
): Promise<string> {
  const decision = await policy.handle(
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
const runStarter = 'IS_TASK_OWNER {"createdBy":["user:default/member"]}';

/** What each grant means for each kind of person, written out so that the table can be read. */
const expected: Readonly<
  Record<Grant, Readonly<Record<'member' | 'admin', string>>>
> = {
  member: { member: 'allow', admin: 'allow' },
  owner: { member: entityOwner, admin: 'allow' },
  starter: { member: runStarter, admin: 'allow' },
  admin: { member: 'deny', admin: 'allow' },
  nobody: { member: 'deny', admin: 'deny' },
};

const modules = resolve(__dirname, '../../../../node_modules');

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
  it('covers the plugins that are installed', () => {
    const names = rows.map(({ name }) => name);
    expect(names).toContain('catalog.entity.read');
    expect(names).toContain('scaffolder.task.create');
    expect(names).toContain('kubernetes.proxy');
    expect(names).toContain('argocd.application.read');
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

      it('is decided for catalog users and administrators as its grant says', async () => {
        const grant = grants[name] ?? 'nobody';
        expect(await decide(row, 'user:default/member')).toBe(
          expected[grant].member,
        );
        expect(await decide(row, 'user:default/admin')).toBe(
          expected[grant].admin,
        );
      });
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
