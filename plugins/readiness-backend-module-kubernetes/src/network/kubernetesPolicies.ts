import { selectsLabels } from '@groundwork/workload-ownership';
import { z } from 'zod';
import { labelSelectorSchema, requirementsOf } from '../cluster/labelSelectors';
import { metadataSchema } from '../cluster/objects';
import { policyName, type NetworkPolicy } from './policy';

/** A NetworkPolicy of `networking.k8s.io`, reduced. */
export const networkPolicySchema = z
  .object({
    metadata: metadataSchema,
    spec: z
      .object({
        podSelector: labelSelectorSchema.nullish(),
        policyTypes: z.array(z.string()).nullish(),
        ingress: z.array(z.unknown()).nullish(),
      })
      .nullish(),
  })
  .transform(({ metadata, spec }): NetworkPolicy[] => {
    const requirements = requirementsOf(spec?.podSelector ?? {});
    // A policy that names no direction is about what comes in.
    const isAboutIngress = (spec?.policyTypes ?? ['Ingress']).includes(
      'Ingress',
    );
    return [
      {
        name: policyName('NetworkPolicy', metadata),
        namespace: metadata.namespace ?? '',
        deniesByDefault:
          requirements.length === 0 &&
          isAboutIngress &&
          (spec?.ingress ?? []).length === 0,
        selects: ({ labels }) => selectsLabels(requirements, labels),
      },
    ];
  });
