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

/** Who lives in a repository, once its deployments have named it as a place. */
export function claimsOf(
  { id, services }: Housing,
  places: readonly string[],
): readonly PlaceClaim[] {
  const place = placeOf({ id });
  return places.includes(place)
    ? services.map(({ ref }) => ({ place, service: ref }))
    : [];
}
