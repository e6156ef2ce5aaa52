import type { LabelRequirement } from '@groundwork/workload-ownership';
import { z } from 'zod';

/** `LabelSelector` of the published API. */
export const labelSelectorSchema = z.object({
  matchLabels: z.record(z.string(), z.string()).nullish(),
  matchExpressions: z
    .array(
      z.object({
        key: z.string(),
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
        values: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

/** See {@link labelSelectorSchema}. */
export type LabelSelector = z.output<typeof labelSelectorSchema>;

type Expression = NonNullable<LabelSelector['matchExpressions']>[number];

function requirementOf({
  key,
  operator,
  values,
}: Expression): LabelRequirement {
  switch (operator) {
    case 'In':
      return { key, operator: 'in', values: values ?? [] };
    case 'NotIn':
      return { key, operator: 'not-in', values: values ?? [] };
    case 'Exists':
      return { key, operator: 'exists' };
    case 'DoesNotExist':
      return { key, operator: 'absent' };
    default:
      return neverOperator(operator);
  }
}

/** All that labels have to meet; nothing for a selector that everything meets. */
export function requirementsOf({
  matchLabels,
  matchExpressions,
}: LabelSelector): readonly LabelRequirement[] {
  return [
    ...Object.entries(matchLabels ?? {}).map(
      ([key, value]): LabelRequirement => ({
        key,
        operator: 'in',
        values: [value],
      }),
    ),
    ...(matchExpressions ?? []).map(requirementOf),
  ];
}

function neverOperator(operator: never): never {
  throw new TypeError(`No such operator: ${String(operator)}`);
}
