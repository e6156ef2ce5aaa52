import { createRandom, seedOf, type Random } from './random';
import type {
  CommitKind,
  CommitPlan,
  Company,
  Lineage,
  Person,
  Service,
} from './types';

const DAY = 86_400_000;
const MINUTE = 60_000;

export interface HistoryPlan {
  readonly seed: number;
  readonly name: string;
  readonly now: number;
  readonly days: number;
  readonly lineage: Lineage;
  readonly authors: readonly Person[];
  readonly docsChangedAt?: number;
  readonly codeChangedAt: number;
}

const VERBS = [
  'Handle',
  'Validate',
  'Log',
  'Cache',
  'Retry',
  'Reject',
  'Round',
  'Page',
  'Batch',
  'Time out',
];
const THINGS = [
  'late bookings',
  'empty references',
  'the upstream call',
  'duplicate requests',
  'currency without decimals',
  'large result sets',
  'closed accounts',
  'slow lookups',
  'clock skew',
  'unknown codes',
];

/** What the commit says. */
export function subject(random: Random, kind: CommitKind): string {
  switch (kind) {
    case 'import':
      return 'Import from the old repository';
    case 'docs':
      return 'Describe how to operate the service';
    case 'pipeline':
      return random.pick([
        'Raise the build memory',
        'Skip the flaky integration stage',
        'Use the newer build image',
        'Notify the team channel',
      ]);
    case 'catalog':
      return 'Add the catalog file';
    case 'converge':
      return 'Call the one pipeline';
    case 'code':
      return `${random.pick(VERBS)} ${random.pick(THINGS)}`;
    default:
      throw new RangeError(`no subject for ${String(kind satisfies never)}`);
  }
}

/** The commits of one service: an import, then work until `codeChangedAt`, one docs commit at `docsChangedAt`. */
export function historyOf(plan: HistoryPlan): readonly CommitPlan[] {
  const random = createRandom(seedOf(plan.seed, `history ${plan.name}`));
  const start = plan.now - plan.days * DAY;
  const gapDays = plan.lineage === 'api' ? 3 : 7;
  const times: { at: number; kind: CommitKind }[] = [
    { at: start - 30 * DAY, kind: 'import' },
  ];
  // The catalog file came with the portal, before anything else that the window shows.
  times.push({ at: start - random.between(1, 20) * DAY, kind: 'catalog' });
  let at = start;
  while (at < plan.codeChangedAt - DAY / 2) {
    times.push({ at, kind: random.next() < 0.04 ? 'pipeline' : 'code' });
    at += Math.round((0.2 + random.next() * 1.6) * gapDays * DAY);
  }
  times.push({ at: plan.codeChangedAt, kind: 'code' });
  if (plan.docsChangedAt !== undefined) {
    times.push({ at: plan.docsChangedAt, kind: 'docs' });
  }
  return times
    .sort((a, b) => a.at - b.at)
    .map(({ at: time, kind }) => ({
      at: time - (time % MINUTE),
      author: random.pick(plan.authors).login,
      kind,
      message: subject(random, kind),
    }));
}

/** The history that the Git host commits for a service of the company. */
export function historyOfService(
  company: Company,
  service: Service,
): readonly CommitPlan[] {
  const { seed, now, days, earlier } = company;
  const before = earlier?.services.find(({ name }) => name === service.name);
  if (earlier && before) {
    return [
      ...historyOfService(earlier, before),
      ...(service.work?.commits ?? []),
    ];
  }
  const authors = company.people.filter(
    person => person.squad === service.squad,
  );
  return historyOf({ ...service, seed, now, days, authors });
}
