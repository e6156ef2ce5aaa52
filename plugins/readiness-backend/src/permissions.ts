import { createPermission } from '@backstage/plugin-permission-common';
import {
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

/** All permissions of the plugin. */
export const readinessPermissions = [
  readinessOrganisationReadPermission,
  readinessResultReadPermission,
  readinessEvidenceReadPermission,
  readinessCollectorRunPermission,
];

/** A result as permission rules see it. */
export interface ResultResource {
  readonly subjectRef: string;
  readonly teamRef?: string;
}

/** Reference of the resource for rules and policies. */
export const readinessResultResourceRef = createPermissionResourceRef<
  ResultResource,
  { readonly teamRefs: readonly string[] }
>().with({ pluginId: 'readiness', resourceType: RESULT });

/** Allows results of services and teams that belong to one of the given groups. */
export const isOwnedByRule = createPermissionRule({
  name: 'IS_OWNED_BY',
  description: 'Allow results of services and teams owned by these groups',
  resourceRef: readinessResultResourceRef,
  paramsSchema: z.object({
    claims: z.array(z.string()).describe('References of the owning groups'),
  }),
  apply: ({ subjectRef, teamRef }, { claims }) =>
    claims.includes(subjectRef) ||
    (teamRef !== undefined && claims.includes(teamRef)),
  toQuery: ({ claims }) => ({ teamRefs: claims }),
});
