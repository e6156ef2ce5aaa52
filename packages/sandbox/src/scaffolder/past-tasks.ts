import { createRandom, seedOf, type Company, type Random } from '../company';
import { PAST_TEMPLATES, type PastTemplate } from './templates';

const DAY = 86_400_000;
const MINUTE = 60_000;
const PORTAL_AGE_DAYS = 240;
const REGULAR_USERS = 12;

/** How a task ended, or that it never did. */
type PastStatus = 'completed' | 'failed' | 'cancelled' | 'processing';

/** One task of the former portal. */
export interface PastTask {
  readonly id: string;
  readonly template: PastTemplate;
  readonly status: PastStatus;
  readonly createdAt: number;
  /** When it ended, or was last heard of. */
  readonly endedAt: number;
  /** Login of whoever pressed the button. */
  readonly createdBy: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Name of the component that it registered. */
  readonly made?: string;
}

/** Eight months of tasks by the twelve who use the portal, oldest first: one seed and one clock give the same ones. */
export function pastTasksOf(company: Company): readonly PastTask[] {
  const random = createRandom(seedOf(company.seed, 'past tasks'));
  const users = regularUsersOf(company, random);
  return PAST_TEMPLATES.flatMap(template =>
    statusesOf(template).map((status, index) =>
      pastTask({ company, random, users, template, status, index }),
    ),
  ).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

/** The twelve; none of them is of the platform team. */
function regularUsersOf(
  { people, teams, squads }: Company,
  random: Random,
): Company['people'] {
  const platform = new Set(
    teams.filter(team => team.platform).map(team => team.name),
  );
  const others = people.filter(({ squad }) => {
    const team = squads.find(each => each.name === squad)?.team;
    return team !== undefined && !platform.has(team);
  });
  const chosen = new Set<Company['people'][number]>();
  while (chosen.size < Math.min(REGULAR_USERS, others.length))
    chosen.add(random.pick(others));
  return [...chosen];
}

function statusesOf({ ended }: PastTemplate): readonly PastStatus[] {
  const order = ['completed', 'failed', 'cancelled', 'processing'] as const;
  return order.flatMap(status =>
    Array.from({ length: ended[status] ?? 0 }, () => status),
  );
}

function pastTask({
  company,
  random,
  users,
  template,
  status,
  index,
}: {
  readonly company: Company;
  readonly random: Random;
  readonly users: Company['people'];
  readonly template: PastTemplate;
  readonly status: PastStatus;
  readonly index: number;
}): PastTask {
  const key = `${template.name} ${status} ${index}`;
  const person = random.pick(users);
  const team =
    company.squads.find(({ name }) => name === person.squad)?.team ??
    person.squad;
  const createdAt =
    company.workBegan - random.between(DAY, PORTAL_AGE_DAYS * DAY - DAY);
  const name = `trial-${template.name}-${index + 1}`;
  return {
    id: taskId(company.seed, key),
    template,
    status,
    createdAt,
    endedAt: createdAt + random.between(MINUTE, 6 * MINUTE),
    createdBy: person.login,
    parameters: template.makesServices
      ? { name, owner: `group:default/${team}` }
      : { reason: 'Needed for the next release' },
    ...(template.makesServices && status === 'completed' ? { made: name } : {}),
  };
}

/** Looks like the random ids of the scaffolder, and is the same for the same company. */
function taskId(seed: number, key: string): string {
  const part = (name: string) =>
    seedOf(seed, `${key} ${name}`).toString(16).padStart(8, '0');
  const [a, b, c, d] = [part('a'), part('b'), part('c'), part('d')];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(
    4,
  )}${d}`;
}
