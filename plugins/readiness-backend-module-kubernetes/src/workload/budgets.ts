import type { DisruptionBudget } from '@groundwork/plugin-readiness-common';
import {
  selectsLabels,
  type LabelRequirement,
  type Labels,
} from '@groundwork/workload-ownership';
import { z } from 'zod';
import { metadataSchema } from '../cluster/objects';

const podsSchema = z.union([z.number().int(), z.string()]).nullish();

/** `LabelSelector` of the published API. */
const selectorSchema = z.object({
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

/** A PodDisruptionBudget, reduced. */
export const budgetSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      selector: selectorSchema.nullish(),
      minAvailable: podsSchema,
      maxUnavailable: podsSchema,
    })
    .nullish(),
});

type Expression = NonNullable<
  z.output<typeof selectorSchema>['matchExpressions']
>[number];

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

/** A budget with what tells whose pods it is about. */
export interface SelectingBudget {
  readonly namespace: string;
  readonly budget: DisruptionBudget;
  selects(labels: Labels): boolean;
}

/** Undefined for a budget without a selector: it is about no pod. An empty selector is about every pod of the namespace. */
export function budgetOf({
  metadata,
  spec,
}: z.output<typeof budgetSchema>): SelectingBudget | undefined {
  const selector = spec?.selector;
  if (!selector) return undefined;
  const { minAvailable, maxUnavailable } = spec;
  const requirements: readonly LabelRequirement[] = [
    ...Object.entries(selector.matchLabels ?? {}).map(
      ([key, value]): LabelRequirement => ({
        key,
        operator: 'in',
        values: [value],
      }),
    ),
    ...(selector.matchExpressions ?? []).map(requirementOf),
  ];
  return {
    namespace: metadata.namespace ?? '',
    budget: {
      name: metadata.name,
      ...(minAvailable === null || minAvailable === undefined
        ? {}
        : { minAvailable }),
      ...(maxUnavailable === null || maxUnavailable === undefined
        ? {}
        : { maxUnavailable }),
    },
    selects: labels => selectsLabels(requirements, labels),
  };
}

function neverOperator(operator: never): never {
  throw new TypeError(`No such operator: ${String(operator)}`);
}
