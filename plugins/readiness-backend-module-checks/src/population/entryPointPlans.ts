import {
  between,
  dayWords,
  type ConvergencePlan,
  type Finding,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import type { TierReadings } from './clusters';
import type { OwnedEntries } from './entryPoints';
import { plansToDeclare, type Plans, type PlansOnTopic } from './plans';
import { list } from './words';

/** The entries of a tier with every controller that a plan leaves counted as the one that it leads to. */
export function underPlans(
  tier: TierReadings<OwnedEntries>,
  plans: readonly ConvergencePlan[],
): TierReadings<OwnedEntries> {
  const leadsTo = new Map(
    plans.flatMap(({ from, to }) => from.map(left => [left, to] as const)),
  );
  return {
    ...tier,
    read: tier.read.map(reading => ({
      ...reading,
      value: {
        ...reading.value,
        rows: reading.value.rows.map(({ controller, components }) => ({
          components,
          ...(controller === undefined
            ? {}
            : { controller: leadsTo.get(controller) ?? controller }),
        })),
      },
    })),
  };
}

/** A plan that nobody could read makes things more alike than they look, never less. */
export function orMoreAlike(alike: Range, { mayBeMore }: PlansOnTopic): Range {
  return mayBeMore ? between(alike.lo, Math.max(alike.hi, 1)) : alike;
}

/** Which plans leave something that is in use, and until when. */
export function coveredWords(plans: readonly ConvergencePlan[]): string {
  return plans.length === 0
    ? ''
    : ` Until it ends, what a plan leaves counts as what it leads to: ${list(
        plans.map(({ title, dueAt }) => `${title}, by ${dayWords(dueAt)}`),
      )}.`;
}

/** The plan that the two environments lack, with the controllers that are in use in them. */
export function entryPlanToDeclare(
  readings: readonly Reading<Plans>[],
  onTopic: PlansOnTopic,
  of: {
    readonly topic: string;
    readonly production: readonly string[];
    readonly before: readonly string[];
  },
): readonly Finding[] {
  const to = of.production[0];
  const from = [...new Set([...of.before, ...of.production])].filter(
    controller => controller !== to,
  );
  if (to === undefined || from.length === 0) return [];
  return plansToDeclare(readings, onTopic, {
    message:
      'No plan says by when one controller lets traffic into both environments. Write one down, and until it ends it counts.',
    yaml: [
      'convergencePlans:',
      '  - id: one-entry-point',
      `    title: ${JSON.stringify(`${to} in every environment`)}`,
      `    topic: ${of.topic}`,
      '    owner: group:default/platform # who sees to it',
      '    declaredAt: 2026-11-01',
      `    from: ${JSON.stringify(from)}`,
      `    to: ${JSON.stringify(to)}`,
      '    dueAt: 2027-06-30 # when the last of them is gone',
      '',
    ].join('\n'),
  });
}
