import {
  dayWords,
  defineOrganisationCheck,
  deliveryMetricNames,
  frozenBaselines,
  measured,
  notApplicable,
  organisation,
  readOf,
  unknown,
  unreadOf,
  type Finding,
  type FrozenBaselines,
} from '@groundwork/plugin-readiness-common';
import { metricTitles } from '../judgements/deliveryMetric';

/** B5: somebody answers for what each metric of the organisation is to become, and by when. */
export const targetsHaveOwners = defineOrganisationCheck({
  id: 'targets-have-owners',
  title: 'Targets have owners',
  failureTitle: 'Nobody answers for what the metrics are to become',
  why: 'A number without a target is looked at; a target without an owner and a day is a wish.',
  remediation: {
    summary:
      'Set a target with an owner and a day for each metric of a baseline of the organisation.',
    effort: 'low',
    href: 'how-to/freeze-a-baseline',
  },
  appliesTo: 'organisation',
  requires: { frozen: frozenBaselines },
  summarise: { frozen: evidence => evidence },
  evaluate({ frozen }, { asOf }) {
    if (unreadOf(frozen).length > 0)
      return unknown('Nobody could read what targets are set.');
    const registers = readOf(frozen).map(({ value }) => value);
    if (registers.length === 0)
      return notApplicable('Nothing keeps targets here.');
    const today = asOf.toISOString().slice(0, 10);
    const set = registers.flatMap(targetsOf);
    const metrics = deliveryMetricNames.map(metric => {
      const own = set.filter(
        target => target.metric === metric && target.scope === organisation.ref,
      );
      const elsewhere = set.filter(
        target => target.metric === metric && target.scope !== organisation.ref,
      );
      return {
        ...{ metric, own, elsewhere },
        holding: own.find(({ dueDay }) => dueDay >= today),
      };
    });
    const held = metrics.flatMap(({ holding }) => holding ?? []);
    const owners = [...new Set(held.map(({ owner }) => owner))].sort();
    return measured(held.length / metrics.length, {
      parts: metrics.map(({ metric, holding }) => ({
        label: metricTitles[metric],
        value: holding ? 1 : 0,
      })),
      findings: metrics.filter(({ holding }) => !holding).map(missing),
      explanation: `${held.length} of ${
        metrics.length
      } metrics of the organisation have a target with an owner and a day to come${
        owners.length === 0 ? '' : `, answered for by ${owners.join(', ')}`
      }.`,
    });
  },
});

type SetTarget = FrozenBaselines['targets'][number] & {
  /** Whose numbers it is set against. */
  readonly scope: string;
};

/** The targets against what still is as it was frozen, each with whose it is. */
function targetsOf({
  baselines,
  targets,
}: FrozenBaselines): readonly SetTarget[] {
  return targets.flatMap(target => {
    const against = baselines.find(
      ({ hash, isIntact }) => isIntact && hash === target.baseline,
    );
    return against ? [{ ...target, scope: against.scope }] : [];
  });
}

function missing({
  metric,
  own,
  elsewhere,
}: {
  readonly metric: keyof typeof metricTitles;
  readonly own: readonly SetTarget[];
  readonly elsewhere: readonly SetTarget[];
}): Finding {
  const passed = own.map(
    ({ dueDay, owner }) => `${dayWords(dueDay)}, of ${owner}`,
  );
  const others = [...new Set(elsewhere.map(({ scope }) => scope))].sort();
  return {
    message:
      passed.length > 0
        ? `${metricTitles[metric]}: the day of its target (${passed.join(
            '; ',
          )}) has passed.`
        : `${metricTitles[metric]}: no target of the organisation is set${
            others.length === 0
              ? '.'
              : `; that of ${others.join(', ')} is for its own numbers.`
          }`,
  };
}
