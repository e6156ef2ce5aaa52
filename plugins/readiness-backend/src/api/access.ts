import {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { isOfOrganisation, MayRead } from '@groundwork/plugin-readiness-common';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  readinessBaselineFreezePermission,
  readinessDeliveryContestPermission,
  type readinessResultPermissions,
  readinessResultReadPermission,
  type readinessResultResourceRef,
  ResultQuery,
  ResultResource,
} from '../permissions';
import { FindResource, ResultResources } from './resources';

/** A request of any route, as Backstage's authentication takes it. */
type Request = Parameters<HttpAuthService['credentials']>[0];

/** What the caller of a route may do. */
export interface Access {
  allows(request: Request, permission: BasicPermission): Promise<boolean>;
  /** Throws a NotAllowedError without the permission. */
  require(request: Request, permission: BasicPermission): Promise<void>;
  /** Who asks: the reference of a person, or the name of a service. */
  nameOf(request: Request): Promise<string>;
  /**
   * Which results the caller may read: the one rule for documents, lists, unread rows, findings and parts. What belongs to
   * the organisation as a whole is for everybody whom the route lets in.
   */
  resultsFor(request: Request): Promise<MayRead>;
  /** About which services the caller may say what no source tells. */
  contestableFor(request: Request): Promise<MayRead>;
  /** Whose numbers the caller may freeze. The organisation is owned by nobody: it takes the permission without conditions. */
  freezableFor(request: Request): Promise<MayRead>;
}

type ResultRules = PermissionRuleset<
  ResultResource,
  ResultQuery,
  typeof readinessResultResourceRef.resourceType
>;

/** Access on Backstage's permission framework. */
export function createAccess(services: {
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
  /** The rules that conditions may name. */
  readonly rules: ResultRules;
  readonly resources: ResultResources;
}): Access {
  const { httpAuth, permissions, rules, resources } = services;
  const isAllowed = createConditionAuthorizer<ResultResource>(rules);
  const credentialsOf = (request: Request): Promise<BackstageCredentials> =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });
  const allows: Access['allows'] = async (request, permission) => {
    const [decision] = await permissions.authorize([{ permission }], {
      credentials: await credentialsOf(request),
    });
    return decision?.result === AuthorizeResult.ALLOW;
  };
  const subjectsFor = async (
    request: Request,
    permission: (typeof readinessResultPermissions)[number],
  ): Promise<MayRead> => {
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials: await credentialsOf(request) },
    );
    switch (decision?.result) {
      case AuthorizeResult.ALLOW:
        return () => true;
      case AuthorizeResult.CONDITIONAL:
        return conditional(
          resource => isAllowed(decision, resource),
          await resources.current(),
        );
      case AuthorizeResult.DENY:
      case undefined:
        return () => false;
      default:
        return neverDecision(decision);
    }
  };
  return {
    allows,
    async require(request, permission) {
      if (!(await allows(request, permission))) {
        throw new NotAllowedError(`You lack the permission ${permission.name}`);
      }
    },
    async nameOf(request) {
      const { principal } = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      return principal.type === 'user'
        ? principal.userEntityRef
        : principal.subject;
    },
    async resultsFor(request) {
      const may = await subjectsFor(request, readinessResultReadPermission);
      return ref => isOfOrganisation(ref) || may(ref);
    },
    contestableFor: request =>
      subjectsFor(request, readinessDeliveryContestPermission),
    freezableFor: request =>
      subjectsFor(request, readinessBaselineFreezePermission),
  };
}

/** A document names the same few subjects in many rows: the policy's conditions are applied once to each. */
function conditional(
  isAllowed: (resource: ResultResource) => boolean,
  find: FindResource,
): MayRead {
  const decided = new Map<string, boolean>();
  return subjectRef => {
    const known = decided.get(subjectRef);
    if (known !== undefined) {
      return known;
    }
    const resource = find(subjectRef);
    const may = resource !== undefined && isAllowed(resource);
    decided.set(subjectRef, may);
    return may;
  };
}

function neverDecision(decision: never): never {
  throw new Error(`Unknown decision ${JSON.stringify(decision)}`);
}
