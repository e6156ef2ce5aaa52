import {
  defineOrganisationCheck,
  deliveryMetricNames,
  frozenBaselines,
  measured,
  notApplicable,
  readOf,
  unknown,
  unreadOf,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { metricTitles } from '../judgements/deliveryMetric';

/** B5: somebody answers for what each metric is to become, and by when. */
export const targetsHaveOwners = defineOrganisationCheck({
  id: 'targets-have-owners',
  title: 'Targets have owners',
  failureTitle: 'Nobody answers for what the metrics are to become',
  why: 'A number without a target is looked at; a target without an owner and a day is a wish.',
  remediation: {
    summary:
      'Set a target with an owner and a day for each metric of the baseline.',
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
    const metrics = deliveryMetricNames.map(metric => ({
      metric,
      days: registers.flatMap(({ baselines, targets }) =>
        targets
          .filter(
            target =>
              target.metric === metric &&
              baselines.some(
                ({ hash, isIntact }) => isIntact && hash === target.baseline,
              ),
          )
          .map(({ dueDay }) => dueDay),
      ),
    }));
    const held = metrics.filter(({ days }) => days.some(day => day >= today));
    return measured(held.length / metrics.length, {
      parts: metrics.map(({ metric, days }) => ({
        label: metricTitles[metric],
        value: days.some(day => day >= today) ? 1 : 0,
      })),
      findings: metrics
        .filter(item => !held.includes(item))
        .map(
          ({ metric, days }): Finding => ({
            message:
              days.length === 0
                ? `${metricTitles[metric]}: no target is set.`
                : `${metricTitles[metric]}: the day of its target has passed.`,
          }),
        ),
      explanation: `${held.length} of ${metrics.length} metrics have a target with an owner and a day to come.`,
    });
  },
});
