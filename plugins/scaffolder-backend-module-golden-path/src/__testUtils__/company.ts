import {
  type BackstageCredentials,
  type PermissionsService,
  type UserInfoService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  type Permission,
} from '@backstage/plugin-permission-common';

function entity(kind: string, name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

/** The catalog of a company with a squad in a team in a division, and a cycle above it. */
export const COMPANY: Entity[] = [
  entity('Group', 'bank', 'payments'),
  entity('Group', 'payments', 'bank'),
  entity('Group', 'settlement', 'payments'),
  entity('Group', 'cards'),
  entity('Group', 'platform'),
  entity('Group', 'team-a'),
  entity('Group', 'team-b'),
  entity('User', 'ada'),
  entity('User', 'root'),
  entity('User', 'mock'),
  entity('System', 'cards'),
];

/** Who is in which group. The name `mock` is the caller of a test that names none. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'user:default/ada': ['group:default/settlement'],
  'user:default/root': ['group:default/platform'],
  'user:default/mock': [
    'group:default/team-a',
    'group:default/team-b',
    'group:default/payments',
  ],
};

function callerOf({ principal }: BackstageCredentials): string {
  return typeof principal === 'object' &&
    principal !== null &&
    'userEntityRef' in principal
    ? String(principal.userEntityRef)
    : '';
}

/** What the portal answers when it is asked about people. */
export const userInfo: UserInfoService = {
  async getUserInfo(credentials) {
    const caller = callerOf(credentials);
    return {
      userEntityRef: caller,
      ownershipEntityRefs: [caller, ...(GROUPS[caller] ?? [])],
    };
  },
};

/** Everybody may run templates; only members of the platform group manage them. */
function decide(permission: Permission, caller: string) {
  const isAdmin = GROUPS[caller]?.includes('group:default/platform') === true;
  return permission.name === 'scaffolder.template.management' && !isAdmin
    ? ({ result: AuthorizeResult.DENY } as const)
    : ({ result: AuthorizeResult.ALLOW } as const);
}

export const permissions: PermissionsService = {
  authorize: async (requests, { credentials }) =>
    requests.map(({ permission }) => decide(permission, callerOf(credentials))),
  authorizeConditional: async (requests, { credentials }) =>
    requests.map(({ permission }) => decide(permission, callerOf(credentials))),
};

/** Both as parts of a backend; they need no test runner, so that a portal in a process of its own has them too. */
export const companyServices = [
  createServiceFactory({
    service: coreServices.userInfo,
    deps: {},
    factory: () => userInfo,
  }),
  createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => permissions,
  }),
];
