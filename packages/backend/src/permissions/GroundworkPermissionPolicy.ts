import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import type { CatalogMembership } from './CatalogMembership';
import { grants } from './grants';

const allow = { result: AuthorizeResult.ALLOW } as const;
const deny = { result: AuthorizeResult.DENY } as const;

export interface PolicyOptions {
  readonly membership: CatalogMembership;
  /** References of groups whose members may change what they do not own. */
  readonly admins: readonly string[];
}

/** Decides by the table of grants; whatever is in doubt is denied. */
export class GroundworkPermissionPolicy implements PermissionPolicy {
  readonly #membership: CatalogMembership;
  readonly #admins: ReadonlySet<string>;

  constructor(options: PolicyOptions) {
    this.#membership = options.membership;
    this.#admins = new Set(options.admins);
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const grant = Object.hasOwn(grants, request.permission.name)
      ? grants[request.permission.name]
      : undefined;
    if (!user || !grant || grant === 'nobody') {
      return deny;
    }
    if (!(await this.#membership.includes(user.info.userEntityRef))) {
      return deny;
    }
    if (
      grant === 'member' ||
      user.info.ownershipEntityRefs.some(ref => this.#admins.has(ref))
    ) {
      return allow;
    }
    switch (grant) {
      case 'owner':
        return ownedEntitiesOnly(request, user);
      case 'starter':
        return ownRunsOnly(request, user);
      case 'admin':
        return deny;
      default:
        throw new Error(`Unknown grant '${grant satisfies never}'`);
    }
  }
}

function ownedEntitiesOnly(
  { permission }: PolicyQuery,
  user: PolicyQueryUser,
): PolicyDecision {
  return isResourcePermission(permission, 'catalog-entity')
    ? createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({
          claims: user.info.ownershipEntityRefs,
        }),
      )
    : deny;
}

function ownRunsOnly(
  { permission }: PolicyQuery,
  user: PolicyQueryUser,
): PolicyDecision {
  return isResourcePermission(permission, 'scaffolder-task')
    ? createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: [user.info.userEntityRef],
        }),
      )
    : deny;
}
