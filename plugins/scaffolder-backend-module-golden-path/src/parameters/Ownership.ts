import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError, isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { templateManagementPermission } from '@backstage/plugin-scaffolder-common/alpha';
import { StepFailure, readable } from '../StepFailure';

/** What has to be asked to know who belongs where. */
export interface OwnershipOptions {
  readonly auth: Pick<AuthService, 'isPrincipal'>;
  readonly catalog: Pick<
    CatalogService,
    'getEntityByRef' | 'getEntitiesByRefs'
  >;
  readonly permissions: Pick<PermissionsService, 'authorize'>;
  readonly userInfo: Pick<UserInfoService, 'getUserInfo'>;
}

/** No answer is neither a yes nor a no, so it ends the step. */
async function answerTo<T>(question: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new StepFailure({
      problem: `${question} could not be read${
        isError(error) ? ` (${error.message})` : ''
      }.`,
      created: [],
      remedy: 'Wait until the portal can read it again.',
      cause: error,
    });
  }
}

function parentsOf(groups: readonly (Entity | undefined)[]): string[] {
  return groups
    .flatMap(group => group?.relations ?? [])
    .filter(({ type }) => type === RELATION_CHILD_OF)
    .map(({ targetRef }) => targetRef);
}

/**
 * Says for whom a person may make a service: for the groups that the permission
 * policy counts as theirs and the ones above these, and for every group when the
 * policy lets the person manage templates.
 */
export class Ownership {
  readonly #options: OwnershipOptions;

  constructor(options: OwnershipOptions) {
    this.#options = options;
  }

  /**
   * The group's reference as the catalog writes it.
   *
   * @throws InputError when the catalog has no such group
   * @throws NotAllowedError when the caller is nobody or not of the group
   * @throws StepFailure when the question is not answered
   */
  async assertOwner(
    owner: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    if (!this.#options.auth.isPrincipal(credentials, 'user')) {
      throw readable(
        new NotAllowedError(
          'Owner must be a group of the person who starts the template: sign in to the portal and start it there',
        ),
      );
    }
    const ref = await this.#find(owner, { kind: 'Group', credentials });
    if (ref === undefined) {
      throw readable(
        new InputError(
          `Owner must be a group of the catalog, and ${owner} is not: choose one of your groups`,
        ),
      );
    }
    if (!(await this.#mayChoose(ref, credentials))) {
      throw readable(
        new NotAllowedError(
          `Owner must be a group that you belong to, and ${owner} is not: choose one of your groups, or ask somebody of that group to start the template`,
        ),
      );
    }
    return ref;
  }

  /**
   * The system's reference as the catalog writes it.
   *
   * @throws InputError when the catalog has no such system
   */
  async assertSystem(
    system: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const ref = await this.#find(system, { kind: 'System', credentials });
    if (ref === undefined) {
      throw readable(
        new InputError(
          `System must be a system of the catalog, and ${system} is not: choose one, or leave it empty`,
        ),
      );
    }
    return ref;
  }

  async #find(
    ref: string,
    {
      kind,
      credentials,
    }: { readonly kind: string; readonly credentials: BackstageCredentials },
  ): Promise<string | undefined> {
    const entity = await answerTo(
      `${ref} in the catalog`,
      this.#options.catalog.getEntityByRef(ref, { credentials }),
    );
    return entity?.kind === kind ? stringifyEntityRef(entity) : undefined;
  }

  async #mayChoose(
    group: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { permissions, userInfo } = this.#options;
    const { ownershipEntityRefs } = await answerTo(
      'Your groups',
      userInfo.getUserInfo(credentials),
    );
    if (await this.#isAmongOrAbove(group, ownershipEntityRefs, credentials)) {
      return true;
    }
    const [decision] = await answerTo(
      'Your permissions',
      permissions.authorize([{ permission: templateManagementPermission }], {
        credentials,
      }),
    );
    return decision?.result === AuthorizeResult.ALLOW;
  }

  /** Whoever is in a group is in the groups that it is a part of. */
  async #isAmongOrAbove(
    group: string,
    own: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const seen = new Set<string>();
    let level = own.filter(ref => ref.startsWith('group:'));
    while (level.length > 0 && !level.includes(group)) {
      level.forEach(ref => seen.add(ref));
      const { items } = await answerTo(
        'The groups above yours in the catalog',
        this.#options.catalog.getEntitiesByRefs(
          { entityRefs: level, fields: ['relations'] },
          { credentials },
        ),
      );
      level = [...new Set(parentsOf(items))].filter(ref => !seen.has(ref));
    }
    return level.length > 0;
  }
}
