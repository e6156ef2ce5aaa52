import {
  BackstageCredentials,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { Request } from 'express';
import {
  readinessResultReadPermission,
  readinessResultResourceRef,
  ResultResource,
} from '../permissions';

/** Tells whether the caller may read a subject's results. */
export type MayRead = (resource: ResultResource) => boolean;

/** What the caller of a route may do. */
export interface Access {
  /** Throws a NotAllowedError without the permission. */
  require(request: Request, permission: BasicPermission): Promise<void>;
  /** Which results the caller may read; conditions of the policy are applied to each. */
  resultsFor(request: Request): Promise<MayRead>;
}

/** Access on Backstage's permission framework. */
export function createAccess(services: {
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
}): Access {
  const { httpAuth, permissions, permissionsRegistry } = services;
  const authorize = createConditionAuthorizer<ResultResource>(
    permissionsRegistry.getPermissionRuleset(readinessResultResourceRef),
  );
  const credentialsOf = (request: Request): Promise<BackstageCredentials> =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });
  return {
    async require(request, permission) {
      const [decision] = await permissions.authorize([{ permission }], {
        credentials: await credentialsOf(request),
      });
      if (decision?.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(`You lack the permission ${permission.name}`);
      }
    },
    async resultsFor(request) {
      const [decision] = await permissions.authorizeConditional(
        [{ permission: readinessResultReadPermission }],
        { credentials: await credentialsOf(request) },
      );
      return resource =>
        decision !== undefined && authorize(decision, resource);
    },
  };
}
