/** Admission policies as `policy|action` pairs: the same policy that refuses here and only reports there is two. */
import { z } from 'zod';
import { metadataSchema, type Metadata } from '../cluster/objects';
import { resources, type Resource } from '../cluster/resources';

/** An object that is a policy, or says where one holds. */
interface PolicyObject {
  readonly metadata: Metadata;
  readonly pairs: readonly string[];
}

/** Gatekeeper makes a kind of its own for each template, which no fixed role could list: its policies stay unread. */
export const GATEKEEPER_CONSTRAINTS = 'constraints.gatekeeper.sh';

const pairsOf = (policy: string, actions: readonly string[]) =>
  [...new Set(actions)].map(action => `${policy}|${action}`);

/** Kyverno writes `enforce` and `Enforce`. */
const kyvernoAction = z
  .string()
  .transform(action =>
    action.toLowerCase() === 'enforce' ? 'Enforce' : 'Audit',
  );

/** The action stood on the policy before it stood on each of its rules. */
const clusterPolicySchema = z
  .object({
    metadata: metadataSchema,
    spec: z
      .object({
        validationFailureAction: kyvernoAction.nullish(),
        rules: z
          .array(
            z.object({
              validate: z
                .object({ failureAction: kyvernoAction.nullish() })
                .nullish(),
            }),
          )
          .nullish(),
      })
      .nullish(),
  })
  .transform(({ metadata, spec }): PolicyObject => {
    const fallback = spec?.validationFailureAction ?? 'Audit';
    const ofRules = (spec?.rules ?? []).flatMap(({ validate }) =>
      validate ? [validate.failureAction ?? fallback] : [],
    );
    return {
      metadata,
      pairs: pairsOf(metadata.name, ofRules.length > 0 ? ofRules : [fallback]),
    };
  });

const actions = z.array(z.string()).nullish();

/** Kyverno's newer policies say what they do as bindings do. */
const validatingPolicySchema = z
  .object({
    metadata: metadataSchema,
    spec: z.object({ validationActions: actions }).nullish(),
  })
  .transform(
    ({ metadata, spec }): PolicyObject => ({
      metadata,
      pairs: pairsOf(metadata.name, spec?.validationActions ?? ['Deny']),
    }),
  );

const bindingSchema = z
  .object({
    metadata: metadataSchema,
    spec: z.object({ policyName: z.string(), validationActions: actions }),
  })
  .transform(
    ({ metadata, spec }): PolicyObject => ({
      metadata,
      pairs: pairsOf(spec.policyName, spec.validationActions ?? ['Deny']),
    }),
  );

const POD_SECURITY = 'pod-security.kubernetes.io/enforce';

/** The pod security standards that namespaces enforce; `privileged` allows everything. */
const namespaceSchema = z
  .object({ metadata: metadataSchema })
  .transform(({ metadata }): PolicyObject => {
    const level = metadata.labels[POD_SECURITY] ?? 'privileged';
    return {
      metadata,
      pairs:
        level === 'privileged'
          ? []
          : pairsOf(`pod-security-${level}`, ['Enforce']),
    };
  });

/** Everything that may refuse an object, as far as it is of a known kind. */
export const POLICY_KINDS: ReadonlyArray<{
  readonly resource: Resource;
  readonly schema: z.ZodType<PolicyObject>;
}> = [
  { resource: resources.clusterPolicy, schema: clusterPolicySchema },
  { resource: resources.validatingPolicy, schema: validatingPolicySchema },
  {
    resource: resources.validatingAdmissionPolicyBinding,
    schema: bindingSchema,
  },
  { resource: resources.namespace, schema: namespaceSchema },
];
