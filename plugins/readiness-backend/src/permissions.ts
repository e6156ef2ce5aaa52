import { createPermission } from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod/v3';

const RESULT = 'readiness-result';

/** Totals of the organisation, its verdict and the health of collectors. */
export const readinessOrganisationReadPermission = createPermission({
  name: 'readiness.organisation.read',
  attributes: { action: 'read' },
});

/** Results and findings of one service or team; may be granted by owner. */
export const readinessResultReadPermission = createPermission({
  name: 'readiness.result.read',
  attributes: { action: 'read' },
  resourceType: RESULT,
});

/** Raw objects behind the numbers. */
export const readinessEvidenceReadPermission = createPermission({
  name: 'readiness.evidence.read',
  attributes: { action: 'read' },
});

/** Starting a collector out of its turn. */
export const readinessCollectorRunPermission = createPermission({
  name: 'readiness.collector.run',
  attributes: { action: 'update' },
});

/**
 * Freezing a baseline of the delivery metrics, and setting targets against one: neither can be taken back. May be granted by
 * owner: what speaks for the organisation has none.
 */
export const readinessBaselineFreezePermission = createPermission({
  name: 'readiness.baseline.freeze',
  attributes: { action: 'create' },
  resourceType: RESULT,
});

/**
 * Saying of a service's deliveries what no source tells, and taking it back: what counts changes, what sources told does not.
 * May be granted by owner.
 */
export const readinessDeliveryContestPermission = createPermission({
  name: 'readiness.delivery.contest',
  attributes: { action: 'update' },
  resourceType: RESULT,
});

/** Looking into events that nobody understood, and having them decoded again. They are raw, and may name people. */
export const readinessEventsReplayPermission = createPermission({
  name: 'readiness.events.replay',
  attributes: { action: 'update' },
});

/** All permissions of the plugin. */
export const readinessPermissions = [
  readinessOrganisationReadPermission,
  readinessResultReadPermission,
  readinessEvidenceReadPermission,
  readinessCollectorRunPermission,
  readinessBaselineFreezePermission,
  readinessDeliveryContestPermission,
  readinessEventsReplayPermission,
];

/** Those that are about one service or team. */
export const readinessResultPermissions = [
  readinessResultReadPermission,
  readinessBaselineFreezePermission,
  readinessDeliveryContestPermission,
];

/** A result as permission rules see it. */
export interface ResultResource {
  readonly subjectRef: string;
  /** References of the people and groups that own the subject, from the catalog; none for what is the organisation's. */
  readonly ownerRefs: readonly string[];
}

/** The same as a condition asks for it. */
export type ResultQuery = Pick<ResultResource, 'ownerRefs'>;

/** Reference of the resource for rules and policies. */
export const readinessResultResourceRef = createPermissionResourceRef<
  ResultResource,
  ResultQuery
>().with({ pluginId: 'readiness', resourceType: RESULT });

/** Allows results of services and teams that belong to one of the given people or groups. */
export const isOwnedByRule = createPermissionRule({
  name: 'IS_OWNED_BY',
  description:
    'Allow results of services and teams owned by these people or groups',
  resourceRef: readinessResultResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('References of the owning people and groups'),
  }),
  apply: ({ ownerRefs }, { claims }) =>
    ownerRefs.some(ref => claims.includes(ref)),
  toQuery: ({ claims }) => ({ ownerRefs: claims }),
});

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: readinessResultResourceRef,
  rules: { isOwnedBy: isOwnedByRule },
});

/** Conditions that a policy may put on the permissions that are about one service or team. */
export const readinessResultConditions = conditions;

/** Makes a policy's decision from {@link readinessResultConditions}. */
export const createReadinessResultConditionalDecision =
  createConditionalDecision;
