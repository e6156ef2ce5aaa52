import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** A person who just joined waits this long at most; one who left keeps reading this long at most. */
const rememberKnownMs = 60_000;
const rememberUnknownMs = 5_000;
const maximumRemembered = 20_000;

export interface CatalogMembershipOptions {
  readonly catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly now?: () => number;
}

/**
 * Whether the catalog knows a user. A token outlives the person's entity, and the policy is asked many times per page,
 * so the answer is looked up rather than believed, and remembered briefly. A catalog that does not answer is an error.
 */
export class CatalogMembership {
  readonly #options: CatalogMembershipOptions;
  readonly #now: () => number;
  readonly #remembered = new Map<
    string,
    { readonly isMember: Promise<boolean>; readonly until: number }
  >();

  constructor(options: CatalogMembershipOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async includes(userEntityRef: string): Promise<boolean> {
    const remembered = this.#remembered.get(userEntityRef);
    if (remembered && remembered.until > this.#now()) {
      return remembered.isMember;
    }
    if (this.#remembered.size >= maximumRemembered) {
      this.#remembered.clear();
    }
    const isMember = this.#lookUp(userEntityRef);
    this.#remember(userEntityRef, isMember, rememberUnknownMs);
    try {
      if (await isMember) {
        this.#remember(userEntityRef, isMember, rememberKnownMs);
      }
    } catch (error) {
      this.#remembered.delete(userEntityRef);
      throw error;
    }
    return isMember;
  }

  #remember(ref: string, isMember: Promise<boolean>, forMs: number): void {
    this.#remembered.set(ref, { isMember, until: this.#now() + forMs });
  }

  async #lookUp(userEntityRef: string): Promise<boolean> {
    const entity = await this.#options.catalog.getEntityByRef(userEntityRef, {
      credentials: await this.#options.auth.getOwnServiceCredentials(),
    });
    return entity?.kind === 'User';
  }
}
