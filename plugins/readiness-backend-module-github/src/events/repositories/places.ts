import type { Subject } from '@groundwork/plugin-readiness-common';
import type { PlaceClaim } from '@groundwork/plugin-readiness-node';

/** A repository and who lives in it. */
export interface Housing {
  /** Numeric at GitHub. */
  readonly id: string;
  readonly services: readonly Subject[];
}

/** Where a deployment of a repository goes: to whoever lives there, of whom its environment may name one. */
export function placeOf({ id }: Pick<Housing, 'id'>): string {
  return `repository:${id}`;
}

/**
 * Who lives in a repository. To be said once something was deployed from there to an environment that counts: a source that knows
 * nothing but previews must not be the one that says that a service was never deployed.
 */
export function claimsOf({ id, services }: Housing): readonly PlaceClaim[] {
  return services.map(({ ref }) => ({ place: placeOf({ id }), service: ref }));
}
