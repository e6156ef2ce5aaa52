import { createRandom, seedOf } from '../random';
import type { Company } from '../types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The first squad needs a week to begin; then one follows the other. */
const FIRST_DAY = 7;
const SQUAD_DAYS = 3.2;
/** Two squads had other things to do until the platform team sat with them. */
const LATE_DAYS: readonly number[] = [94, 103];
/** Within a squad the repositories follow each other within days. */
const REPOSITORY_DAYS = 5;

/** Nobody dares to touch the ledger, and nobody answers for the jobs that run at night. */
const LEFT_BEHIND: readonly string[] = ['ledger-core', 'lending-nightly'];

/** When each repository takes the one pipeline: squad by squad. Those that are left behind are missing. */
export function convergenceOf({
  seed,
  services,
  squads,
  workBegan,
}: Company): ReadonlyMap<string, number> {
  const turns = turnsOf(
    seed,
    squads.map(({ name }) => name),
  );
  const dates = new Map<string, number>();
  for (const { repository, squad } of services) {
    const day = turns.get(squad);
    if (
      day === undefined ||
      dates.has(repository) ||
      LEFT_BEHIND.includes(repository)
    )
      continue;
    const random = createRandom(seedOf(seed, `converges ${repository}`));
    const at =
      workBegan + day * DAY + random.between(0, REPOSITORY_DAYS * 24) * HOUR;
    dates.set(repository, at - (at % HOUR) + random.between(0, 59) * 60_000);
  }
  return dates;
}

/** The day on which each squad begins, counted from the beginning of the work. */
function turnsOf(
  seed: number,
  squads: readonly string[],
): ReadonlyMap<string, number> {
  const order = [...squads].sort(
    (a, b) => seedOf(seed, `turn of ${a}`) - seedOf(seed, `turn of ${b}`),
  );
  const inTime = order.length - LATE_DAYS.length;
  const step = Math.min(SQUAD_DAYS, 77 / Math.max(1, inTime));
  return new Map(
    order.map((squad, index) => [
      squad,
      LATE_DAYS[index - inTime] ?? FIRST_DAY + index * step,
    ]),
  );
}
