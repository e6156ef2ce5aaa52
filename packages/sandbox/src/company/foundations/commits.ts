import { subject } from '../history';
import { createRandom, seedOf } from '../random';
import type { CommitKind, CommitPlan, Company, Service } from '../types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Who can release every day makes smaller changes, more often. */
const GAP_DAYS = { before: { legacy: 7, api: 3 }, after: 2.6 } as const;
/** Of those who have documentation, every other one mends it when the pipeline begins to check it. */
const MENDS_DOCS = 0.5;

interface Planned {
  readonly at: number;
  readonly kind: CommitKind;
}

/** What was committed to a service's repository since the work began, oldest first. */
export function commitsSince(
  company: Company,
  service: Service,
  { now, convergedAt }: { readonly now: number; readonly convergedAt?: number },
): readonly CommitPlan[] {
  const random = createRandom(seedOf(company.seed, `later ${service.name}`));
  const authors = company.people.filter(({ squad }) => squad === service.squad);
  const planned: Planned[] = [];
  let at = company.workBegan;
  for (;;) {
    const gap =
      convergedAt !== undefined && at >= convergedAt
        ? GAP_DAYS.after
        : GAP_DAYS.before[service.lineage];
    at += Math.round((0.2 + random.next() * 1.6) * gap * DAY);
    if (at > now - HOUR) break;
    planned.push({ at, kind: 'code' });
  }
  const mendsDocs = random.next() < MENDS_DOCS;
  if (convergedAt !== undefined) {
    planned.push({ at: convergedAt, kind: 'converge' });
    const docsAt = convergedAt + random.between(1, 12) * 12 * HOUR;
    if (service.docsChangedAt !== undefined && mendsDocs && docsAt < now)
      planned.push({ at: docsAt, kind: 'docs' });
  }
  return planned
    .sort((a, b) => a.at - b.at)
    .map(({ at: time, kind }) => ({
      at: time - (time % MINUTE),
      author: random.pick(authors).login,
      kind,
      message: subject(random, kind),
    }));
}
