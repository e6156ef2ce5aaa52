/** Which components keep their incidents in which service of which account. */
import type { Subject } from '@groundwork/plugin-readiness-common';
import type { PlaceClaim } from '@groundwork/plugin-readiness-node';
import { servicePlace } from './incidentEvent';

const SERVICE = 'pagerduty.com/service-id';
/** Needed where a portal knows several accounts. */
const ACCOUNT = 'pagerduty.com/account';

/** One account among those of the configuration, the default one first. */
export interface AccountNames {
  readonly own: string;
  readonly all: readonly string[];
}

/** What the catalog says about an account. */
export interface NamedServices {
  /** Components by the id of their service in PagerDuty. */
  readonly components: ReadonlyMap<string, readonly Subject[]>;
  /** Components that name an account which the configuration does not. They are told by the first one. */
  readonly elsewhere: readonly Subject[];
}

/** The services of an account that components name. */
export function namedServices(
  subjects: readonly Subject[],
  { own, all }: AccountNames,
): NamedServices {
  const components = new Map<string, Subject[]>();
  const elsewhere: Subject[] = [];
  for (const subject of subjects) {
    const id = subject.annotations?.[SERVICE]?.trim();
    const account = subject.annotations?.[ACCOUNT]?.trim() || all[0];
    if (id && account === own) {
      components.set(id, [...(components.get(id) ?? []), subject]);
    } else if (id && own === all[0] && !all.includes(account ?? '')) {
      elsewhere.push(subject);
    }
  }
  return { components, elsewhere };
}

/** That the incidents of these components are those of their services; what was named before and is not any more means nobody. */
export function claimsOf(
  { components }: Pick<NamedServices, 'components'>,
  before: readonly string[],
): readonly PlaceClaim[] {
  return [
    ...[...components].flatMap(([id, subjects]) =>
      subjects.map(({ ref }) => ({
        ...{ place: servicePlace(id), service: ref },
        keepsIncidents: true,
      })),
    ),
    ...before
      .filter(id => !components.has(id))
      .map(id => ({ place: servicePlace(id) })),
  ];
}
