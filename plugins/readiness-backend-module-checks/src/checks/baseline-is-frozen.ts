import {
  dayWords,
  defineOrganisationCheck,
  frozenBaselines,
  measured,
  notApplicable,
  organisation,
  readOf,
  unknown,
  unreadOf,
  type Finding,
} from '@groundwork/plugin-readiness-common';

/** B4: numbers of today stand where nobody can touch them. */
export const baselineIsFrozen = defineOrganisationCheck({
  id: 'baseline-is-frozen',
  title: 'A baseline is frozen',
  failureTitle: 'No baseline of the organisation is frozen',
  why: 'Whoever looks for the numbers of the past only afterwards finds those that suit.',
  remediation: {
    summary: 'Freeze the delivery metrics of the last 90 days.',
    effort: 'low',
    href: 'how-to/freeze-a-baseline',
  },
  appliesTo: 'organisation',
  unit: 'yes-no',
  requires: { frozen: frozenBaselines },
  summarise: { frozen: evidence => evidence },
  evaluate({ frozen }) {
    if (unreadOf(frozen).length > 0)
      return unknown('Nobody could read what is frozen.');
    const registers = readOf(frozen);
    if (registers.length === 0)
      return notApplicable('Nothing keeps baselines here.');
    const all = registers.flatMap(({ value }) => value.baselines);
    const whole = all.filter(
      ({ scope, isIntact, metrics }) =>
        scope === organisation.ref && isIntact && metrics.length > 0,
    );
    const touched = all
      .filter(({ isIntact }) => !isIntact)
      .map(
        ({ name }): Finding => ({
          message: `The baseline '${name}' no longer says what was frozen: its hash does not fit.`,
        }),
      );
    return measured(whole.length > 0, {
      findings: touched,
      explanation: explain(whole[0], all.length),
    });
  },
});

function explain(
  latest: { readonly name: string; readonly frozenAt: string } | undefined,
  others: number,
): string {
  if (latest) {
    return `'${latest.name}' was frozen on ${dayWords(latest.frozenAt)}.`;
  }
  return others > 0
    ? 'Baselines of teams or services are frozen, and none of the organisation.'
    : 'Nothing is frozen.';
}
