import { z } from 'zod';
import { ApiError } from '../objects/api-error';
import type { JsonObject } from '../objects/json';
import { timestamp } from '../objects/kubernetes-object';
import { apiVersionOf } from '../objects/resource-types';
import { bytesOf, type Call } from './call';
import { isProtobuf, readAccessReview } from './protobuf';

const attributes = z.object({
  verb: z.string().default(''),
  group: z.string().default(''),
  resource: z.string().default(''),
  subresource: z.string().optional(),
  namespace: z.string().optional(),
  name: z.string().optional(),
});

const accessReview = z.looseObject({
  spec: z.object({
    resourceAttributes: attributes.optional(),
    nonResourceAttributes: z
      .object({ path: z.string().default(''), verb: z.string().default('') })
      .optional(),
  }),
});

/** Answers the questions a client may ask about itself. */
export function review(call: Call): void {
  call.response.status(201).json({
    kind: call.type.kind,
    apiVersion: apiVersionOf(call.type),
    ...answerTo(call),
  });
}

function readBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  if (isProtobuf(bytes)) return readAccessReview(bytes);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new ApiError(
      'BadRequest',
      `the object provided is unrecognized: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}

function answerTo(call: Call): JsonObject {
  switch (call.type.kind) {
    case 'SelfSubjectAccessReview':
      return accessAnswer(call, readBody(bytesOf(call)));
    case 'SelfSubjectRulesReview':
      return { metadata: {}, spec: {}, status: rulesAnswer(call) };
    default:
      return {
        metadata: { creationTimestamp: null },
        status: {
          userInfo: {
            username: call.user.name,
            groups: ['system:authenticated'],
          },
        },
      };
  }
}

function accessAnswer(call: Call, body: unknown): JsonObject {
  const parsed = accessReview.safeParse(body);
  if (!parsed.success)
    throw new ApiError(
      'BadRequest',
      'spec: Required value: the review names no resource and no path',
    );
  const { resourceAttributes, nonResourceAttributes } = parsed.data.spec;
  const allowed = resourceAttributes
    ? call.access.allows(call.user, defined(resourceAttributes))
    : isPathAllowed(call, nonResourceAttributes?.path ?? '');
  const spec = resourceAttributes
    ? { resourceAttributes: written(body) }
    : { nonResourceAttributes };
  const agent = call.request.header('user-agent')?.split('/')[0] ?? 'unknown';
  const entry = {
    manager: agent,
    operation: 'Update',
    apiVersion: apiVersionOf(call.type),
    time: timestamp(call.cluster.clock.now()),
    fieldsType: 'FieldsV1',
    fieldsV1: { 'f:spec': { 'f:resourceAttributes': { '.': {} } } },
  };
  return {
    metadata: { managedFields: [entry] },
    spec,
    status: { allowed, ...(allowed ? { reason: reasonFor(call) } : {}) },
  };
}

type Attributes = z.infer<typeof attributes>;

function defined({
  verb,
  group,
  resource,
  subresource,
  namespace,
  name,
}: Attributes) {
  return {
    verb,
    group,
    resource,
    ...(subresource ? { subresource } : {}),
    ...(namespace ? { namespace } : {}),
    ...(name ? { name } : {}),
  };
}

/** The attributes as the client wrote them, without defaults. */
function written(body: unknown): JsonObject {
  const parsed = z
    .object({
      spec: z.object({ resourceAttributes: z.record(z.string(), z.string()) }),
    })
    .safeParse(body);
  return parsed.success ? parsed.data.spec.resourceAttributes : {};
}

function isPathAllowed({ access, user }: Call, path: string): boolean {
  return access
    .pathsOf(user)
    .some(
      pattern =>
        pattern === path ||
        (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1))),
    );
}

function reasonFor({ user }: Call): string {
  return user.role === 'admin'
    ? 'RBAC: allowed by ClusterRoleBinding "administrators" of ClusterRole "cluster-admin" to User "administrator"'
    : 'RBAC: allowed by ClusterRoleBinding "portal-reader" of ClusterRole "portal-reader" to ServiceAccount "portal-reader/portal"';
}

function rulesAnswer({ access, user }: Call): JsonObject {
  return {
    resourceRules: access
      .rulesOf(user)
      .map(({ verbs, apiGroups, resources }) => ({
        verbs,
        apiGroups,
        resources,
      })),
    nonResourceRules: [
      { verbs: ['get'], nonResourceURLs: access.pathsOf(user) },
    ],
    incomplete: false,
  };
}
