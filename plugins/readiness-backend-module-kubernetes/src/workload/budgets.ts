import type { DisruptionBudget } from '@groundwork/plugin-readiness-common';
import { selectsLabels, type Labels } from '@groundwork/workload-ownership';
import { z } from 'zod';
import { labelSelectorSchema, requirementsOf } from '../cluster/labelSelectors';
import { metadataSchema } from '../cluster/objects';

const podsSchema = z.union([z.number().int(), z.string()]).nullish();

/** A PodDisruptionBudget, reduced. */
export const budgetSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      selector: labelSelectorSchema.nullish(),
      minAvailable: podsSchema,
      maxUnavailable: podsSchema,
    })
    .nullish(),
});

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
  const requirements = requirementsOf(selector);
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
