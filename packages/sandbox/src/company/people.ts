import { createRandom } from './random';
import type { Person, Squad } from './types';

const GIVEN =
  'Ada Bram Cleo Dara Edda Finn Gita Hale Ines Jory Kaia Lorn Mira Nils Orla Pim Quin Rhea Soren Tova Una Vero Wynn Xeni Yara Zeno'.split(
    ' ',
  );
const FAMILY =
  'Quill Thistle Harrow Brine Sedge Tarn Osier Lantern Samphire Plover Curlew Reedmace Marram Shingle Groyne Saltern Spindrift Kelp Cobble Mallow'.split(
    ' ',
  );

/** Invented names: a short given name and a word of the coast. */
export function namePeople(
  seed: number,
  squads: readonly { readonly squad: Squad; readonly size: number }[],
): readonly Person[] {
  const names = GIVEN.flatMap(given =>
    FAMILY.map(family => `${given} ${family}`),
  );
  const random = createRandom(seed);
  for (let at = names.length - 1; at > 0; at -= 1) {
    const other = random.between(0, at);
    [names[at], names[other]] = [names[other] ?? '', names[at] ?? ''];
  }
  const people: Person[] = [];
  for (const { squad, size } of squads) {
    for (let member = 0; member < size; member += 1) {
      const round = Math.floor(people.length / names.length);
      const base = names[people.length % names.length] ?? 'Ada Quill';
      const displayName = round === 0 ? base : `${base} ${round + 1}`;
      people.push({
        login: displayName.toLowerCase().replaceAll(' ', '-'),
        displayName,
        squad: squad.name,
      });
    }
  }
  return people;
}
