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
import {
  createReadinessResultConditionalDecision,
  readinessResultConditions,
} from '@groundwork/plugin-readiness-backend';
import type { CatalogMembership } from './CatalogMembership';
import { grants, type Grant } from './grants';

const allow = { result: AuthorizeResult.ALLOW } as const;
const deny = { result: AuthorizeResult.DENY } as const;

export interface PolicyOptions {
  readonly membership: CatalogMembership;
  /** References of groups whose members may change what they do not own. */
  readonly admins: readonly string[];
  /** The table to decide by; {@link grants} unless given. */
  readonly grants?: Readonly<Record<string, Grant>>;
}

/** Decides by the table of grants; whatever is in doubt is denied. */
export class GroundworkPermissionPolicy implements PermissionPolicy {
  readonly #membership: CatalogMembership;
  readonly #admins: ReadonlySet<string>;
  readonly #grants: Readonly<Record<string, Grant>>;

  constructor(options: PolicyOptions) {
    this.#membership = options.membership;
    this.#admins = new Set(options.admins);
    this.#grants = options.grants ?? grants;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const grant = Object.hasOwn(this.#grants, request.permission.name)
      ? this.#grants[request.permission.name]
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
        return ownedOnly(request, user);
      case 'starter':
        return ownRunsOnly(request, user);
      case 'admin':
        return deny;
      default:
        throw new Error(`Unknown grant '${grant satisfies never}'`);
    }
  }
}

function ownedOnly(
  { permission }: PolicyQuery,
  user: PolicyQueryUser,
): PolicyDecision {
  const claims = user.info.ownershipEntityRefs;
  if (isResourcePermission(permission, 'catalog-entity')) {
    return createCatalogConditionalDecision(
      permission,
      catalogConditions.isEntityOwner({ claims }),
    );
  }
  return isResourcePermission(permission, 'readiness-result')
    ? createReadinessResultConditionalDecision(
        permission,
        readinessResultConditions.isOwnedBy({ claims }),
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
