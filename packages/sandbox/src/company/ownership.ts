import type { NamedService } from './service-names';
import { DESERTED_GROUPS, FORGOTTEN_OWNERS } from './organisation-chart';
import type { Random } from './random';

/** One service in six names an owner that still stands; the rest name a reorganisation past. */
export function catalogOwnerOf(service: NamedService, random: Random): string {
  if (service.rank % 6 === 2) {
    return random.next() < 0.6 ? service.squad : service.team.name;
  }
  return random.next() < 0.15
    ? random.pick(DESERTED_GROUPS)
    : random.pick(FORGOTTEN_OWNERS);
}
