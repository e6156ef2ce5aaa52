import type { Effect } from './answers';
import type { Say } from './useSay';
import { nameOf } from './words';

const NAMED = 3;
const NAMES = new Intl.ListFormat('en', { type: 'conjunction' });

/** What a repair does to the level, for the service or team as it is called here; nothing where that is not known. */
export function liftWords(
  effect: Effect | undefined,
  who: string,
  t: Say,
): string {
  if (!effect) return '';
  const { level, lifts, needs } = effect;
  if (lifts) return t('effect.lifts', { who, level: String(level) });
  return t('effect.stays', {
    ...{ who, level: String(level), count: needs.length },
    names: named(
      needs.map(need => needWords(need, t)),
      t,
      '; ',
    ),
  });
}

function needWords(
  { title, isKnown, services }: Effect['needs'][number],
  t: Say,
): string {
  const where =
    services.length === 0
      ? title
      : t('effect.inServices', {
          title,
          services: named(services.map(nameOf), t),
        });
  return isKnown ? where : t('effect.notKnown', { title: where });
}

/** The first names of a list, and how many more there are; what holds commas itself has a separator of its own. */
export function named(
  names: readonly string[],
  t: Say,
  separator?: string,
): string {
  if (names.length <= NAMED)
    return separator ? names.join(separator) : NAMES.format(names);
  const shown = names.slice(0, NAMED).join(separator ?? ', ');
  return t('team.andMore', {
    names: shown,
    number: String(names.length - NAMED),
  });
}
