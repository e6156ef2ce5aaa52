import { selectsLabels } from '@groundwork/workload-ownership';
import { z } from 'zod';
import {
  labelSelectorSchema,
  requirementsOf,
  type LabelSelector,
} from '../cluster/labelSelectors';
import { metadataSchema } from '../cluster/objects';
import { policyName, type NetworkPolicy } from './policy';

const rulesSchema = z.array(z.record(z.string(), z.unknown())).nullish();

const ruleSchema = z.object({
  endpointSelector: labelSelectorSchema.nullish(),
  ingress: rulesSchema,
  ingressDeny: rulesSchema,
  enableDefaultDeny: z.object({ ingress: z.boolean().nullish() }).nullish(),
});

type Rule = z.output<typeof ruleSchema>;

/** Where a label comes from stands before its key; a bare key is one from anywhere. */
const FROM_POD = /^(k8s|any):/;

/** The namespace of a pod, which Cilium has as one of its labels. */
const NAMESPACE = 'io.kubernetes.pod.namespace';

/** Labels that Cilium makes of a namespace's labels or of other sources: no pod carries them. */
const ELSEWHERE = /^(io\.cilium\.|[a-z0-9]+:)/;

function isUnderstood({ matchLabels, matchExpressions }: LabelSelector) {
  return [
    ...Object.keys(matchLabels ?? {}),
    ...(matchExpressions ?? []).map(({ key }) => key),
  ].every(key => !ELSEWHERE.test(key.replace(FROM_POD, '')));
}

/** A rule that lets in nothing switches the default to "no"; one that is not there leaves it at "yes". */
function letsNothingIn({ ingress, ingressDeny, enableDefaultDeny }: Rule) {
  const allowed = ingress ?? [];
  const isAbout =
    enableDefaultDeny?.ingress ??
    (allowed.length > 0 || (ingressDeny ?? []).length > 0);
  return isAbout && allowed.every(rule => Object.keys(rule).length === 0);
}

/** Makes the policies of one kind; one that is about a namespace, or about all. */
function policiesOf(kind: string) {
  return z
    .object({
      metadata: metadataSchema,
      spec: ruleSchema.nullish(),
      specs: z.array(ruleSchema).nullish(),
    })
    .transform(({ metadata, spec, specs }): NetworkPolicy[] =>
      [...(spec ? [spec] : []), ...(specs ?? [])].flatMap(rule => {
        const { endpointSelector } = rule;
        // Without one it is about nodes.
        if (!endpointSelector) return [];
        const requirements = requirementsOf(endpointSelector).map(each => ({
          ...each,
          key: each.key.replace(FROM_POD, ''),
        }));
        return [
          {
            name: policyName(kind, metadata),
            namespace: metadata.namespace,
            deniesByDefault: requirements.length === 0 && letsNothingIn(rule),
            selects: ({ namespace, labels }) =>
              isUnderstood(endpointSelector)
                ? selectsLabels(requirements, {
                    ...labels,
                    [NAMESPACE]: namespace,
                  })
                : undefined,
          },
        ];
      }),
    );
}

export const ciliumPolicySchema = policiesOf('CiliumNetworkPolicy');
export const ciliumClusterwidePolicySchema = policiesOf(
  'CiliumClusterwideNetworkPolicy',
);
