import { z } from 'zod';
import { CheckState } from './checkResult';

/** Schema of {@link Effect}. */
export const effectSchema = z.object({
  /** On which level the service is for certain, or the weakest of the team, once the repair is done. */
  level: z.number().int(),
  /** That is a higher one than before. */
  lifts: z.boolean(),
  /** What else has to pass before it is; empty when it is. */
  needs: z.array(
    z.object({
      checkId: z.string(),
      title: z.string(),
      /** Somebody saw it fail; otherwise nobody knows it yet. */
      isKnown: z.boolean(),
      /** In which services, where the level is that of a team. */
      services: z.array(z.string()),
    }),
  ),
});

/** What one repair does to a level. */
export type Effect = Readonly<z.infer<typeof effectSchema>>;

/** Where a service stands, as assessments and rows of scorecards tell it. */
interface Standing {
  readonly level: { readonly lo: number };
  readonly next?:
    | {
        readonly missing: readonly string[];
        readonly reaches?: number | undefined;
      }
    | undefined;
}

/** The checks of a service, by what came of them. */
type States = readonly {
  readonly checkId: string;
  readonly state: CheckState;
}[];

interface Judged extends Standing {
  readonly states: States;
}

/** The way of one subject after the repair. */
interface After {
  readonly level: number;
  readonly needs: readonly {
    readonly checkId: string;
    readonly fails: boolean;
  }[];
  /** The service, where it is one of many. */
  readonly ref?: string;
}

/** What a repair does to the level of a service; undefined of a document that does not say where its way leads. */
export function effectOnService(
  repaired: string,
  service: Standing & {
    readonly checks: readonly (States[number] & { readonly title: string })[];
  },
): Effect | undefined {
  const { level, next, checks } = service;
  const titles = new Map(checks.map(({ checkId, title }) => [checkId, title]));
  const after = afterRepair(repaired, { level, next, states: checks });
  return after && effectOf([after], { before: level.lo, titles });
}

/** What a repair of these services does to the level of their team, which is that of the weakest of all. */
export function effectOnTeam(
  repair: { readonly checkId: string; readonly services: readonly string[] },
  rows: readonly (Standing & {
    readonly subject: { readonly ref: string };
    readonly cells: States;
  })[],
  titles: ReadonlyMap<string, string>,
): Effect | undefined {
  const after: After[] = [];
  for (const { subject, level, next, cells } of rows) {
    const judged = { level, next, states: cells };
    const way = repair.services.includes(subject.ref)
      ? afterRepair(repair.checkId, judged)
      : { level: level.lo, needs: needsOf(judged) };
    if (!way) return undefined;
    after.push({ ...way, ref: subject.ref });
  }
  const before = Math.min(...rows.map(({ level }) => level.lo));
  return effectOf(after, { before, titles });
}

function afterRepair(repaired: string, judged: Judged): After | undefined {
  const { level, next } = judged;
  if (next?.reaches === undefined) return undefined;
  const needs = needsOf(judged).filter(({ checkId }) => checkId !== repaired);
  return { level: needs.length === 0 ? next.reaches : level.lo, needs };
}

function needsOf({ next, states }: Judged): After['needs'] {
  const missing = next?.missing ?? [];
  return states
    .filter(({ checkId }) => missing.includes(checkId))
    .map(({ checkId, state }) => ({
      checkId,
      fails: state === 'fail' || state === 'partial',
    }));
}

function effectOf(
  after: readonly After[],
  of: {
    readonly before: number;
    readonly titles: ReadonlyMap<string, string>;
  },
): Effect {
  const level = Math.min(...after.map(way => way.level));
  const lifts = level > of.before;
  const needs = new Map<string, Effect['needs'][number]>();
  // Only the weakest hold the level, and once it has risen nothing is asked for.
  for (const way of lifts ? [] : after.filter(item => item.level === level)) {
    for (const { checkId, fails } of way.needs) {
      const known = needs.get(checkId);
      needs.set(checkId, {
        ...{ checkId, title: of.titles.get(checkId) ?? checkId },
        isKnown: fails || known?.isKnown === true,
        services: [...(known?.services ?? []), ...(way.ref ? [way.ref] : [])],
      });
    }
  }
  return { level, lifts, needs: [...needs.values()] };
}
