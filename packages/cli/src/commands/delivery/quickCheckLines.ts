import type { DeliveryReport } from './deliveries';
import { TITLES } from './titles';

/** DORA's Quick Check of production; nothing of another tier. */
export function quickCheckLines({
  numbers,
}: Pick<DeliveryReport, 'numbers'>): readonly string[] {
  const { quickCheck } = numbers;
  if (!quickCheck) return [];
  const { overall, parts, industry } = quickCheck;
  const scored = (score: number | undefined, why = '') =>
    score === undefined
      ? `unknown; ${why}`.trimEnd()
      : `${score.toFixed(1)} of 10`;
  const unknown = parts.filter(({ score }) => score === undefined);
  return [
    `All five: ${scored(
      overall,
      `it needs ${unknown.map(({ metric }) => TITLES[metric]).join(', ')}`,
    )} (industries ${industry.overall.toFixed(1)})`,
    ...parts.map(
      ({ metric, score, mean, ...rest }) =>
        `${TITLES[metric]}: ${scored(
          score,
          rest.undefined?.sentence,
        )} (industries ${mean.toFixed(1)})`,
    ),
    `Means of ${industry.year}: ${industry.source}`,
  ];
}
