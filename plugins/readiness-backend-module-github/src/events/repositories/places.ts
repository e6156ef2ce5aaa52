import type { Subject } from '@groundwork/plugin-readiness-common';
import type { PlaceClaim } from '@groundwork/plugin-readiness-node';

/** A repository and who lives in it. */
export interface Housing {
  /** Numeric at GitHub. */
  readonly id: string;
  readonly services: readonly Subject[];
}

/**
 * Where a deployment of a repository goes: to all of its services, or to the one that the environment names, as
 * `production-cart` does in a repository of several.
 */
export function placeOf(
  { id, services }: Housing,
  environment: string,
): string {
  const named =
    services.length > 1
      ? services.filter(({ name }) => isNamedIn(environment, name))
      : [];
  const [longest] = [...named].sort((a, b) => b.name.length - a.name.length);
  return longest ? `repository:${id}/${longest.name}` : `repository:${id}`;
}

/** Which services the places of a repository mean, of those places that its deployments named. */
export function claimsOf(
  { id, services }: Housing,
  places: readonly string[],
): readonly PlaceClaim[] {
  return places.flatMap(place =>
    services
      .filter(
        ({ name }) =>
          place === `repository:${id}` || place === `repository:${id}/${name}`,
      )
      .map(({ ref }) => ({ place, service: ref })),
  );
}

/** As a word of its own: `prod-cart` names cart and `prod-cartography` does not. */
function isNamedIn(environment: string, name: string): boolean {
  const text = environment.toLowerCase();
  const word = name.toLowerCase();
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = `${text[at - 1] ?? ''}${text[at + word.length] ?? ''}`;
    if (!/[a-z0-9]/.test(around)) {
      return true;
    }
  }
  return false;
}
