import { ApiError } from '../objects/api-error';
import type { JsonObject } from '../objects/json';
import {
  ANYTHING,
  DISCOVERY_PATHS,
  PUBLIC_PATHS,
  READER_RULES,
  SELF_REVIEW_RULES,
  type AccessRule,
} from './access-rules';

export type Role = 'admin' | 'reader' | 'nobody' | 'anonymous';

export interface User {
  readonly name: string;
  readonly role: Role;
}

/** One attempt on resources; `name` and `namespace` are left out where the request names none. */
export interface Attempt {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/**
 * Who may do what in one cluster: the tokens of sandbox documentation, and the roles that they carry. The reader's
 * role can be taken away and given back; the token stays valid, as when somebody deletes a ClusterRoleBinding.
 */
export class AccessControl {
  readonly #cluster: string;
  #readerIsRevoked = false;

  constructor(cluster: string) {
    this.#cluster = cluster;
  }

  revokeReader(): void {
    this.#readerIsRevoked = true;
  }

  restoreReader(): void {
    this.#readerIsRevoked = false;
  }

  authenticate(authorization: string | undefined): User {
    if (authorization === undefined || authorization === '') {
      return { name: 'system:anonymous', role: 'anonymous' };
    }
    switch (authorization.replace(/^Bearer\s+/i, '')) {
      case `sandbox-${this.#cluster}-admin`:
        return { name: 'administrator', role: 'admin' };
      case `sandbox-${this.#cluster}-reader`:
        return {
          name: 'system:serviceaccount:portal:portal-reader',
          role: this.#readerIsRevoked ? 'nobody' : 'reader',
        };
      default:
        throw new ApiError('Unauthorized', 'Unauthorized');
    }
  }

  allows(user: User, attempt: Attempt): boolean {
    return this.rulesOf(user).some(rule => covers(rule, attempt));
  }

  /** Throws what the API server answers to somebody without the right. */
  demand(user: User, attempt: Attempt): void {
    if (!this.allows(user, attempt)) throw forbidden(user, attempt);
  }

  demandPath(user: User, path: string): void {
    const paths = this.pathsOf(user);
    const allowed = paths.some(
      pattern =>
        pattern === path ||
        (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1))),
    );
    if (!allowed)
      throw new ApiError(
        'Forbidden',
        `forbidden: User "${user.name}" cannot get path "${path}"`,
        {},
      );
  }

  rulesOf(user: User): readonly AccessRule[] {
    switch (user.role) {
      case 'admin':
        return [ANYTHING];
      case 'reader':
        return [...SELF_REVIEW_RULES, ...READER_RULES];
      case 'nobody':
        return SELF_REVIEW_RULES;
      case 'anonymous':
        return [];
      default: {
        const unreachable: never = user.role;
        throw new TypeError(`No such role: ${unreachable}`);
      }
    }
  }

  pathsOf(user: User): readonly string[] {
    if (user.role === 'admin') return ['*'];
    return user.role === 'anonymous'
      ? PUBLIC_PATHS
      : [...PUBLIC_PATHS, ...DISCOVERY_PATHS];
  }
}

function covers(rule: AccessRule, attempt: Attempt): boolean {
  const resource =
    attempt.subresource === undefined
      ? attempt.resource
      : `${attempt.resource}/${attempt.subresource}`;
  return (
    has(rule.verbs, attempt.verb) &&
    has(rule.apiGroups, attempt.group) &&
    has(rule.resources, resource)
  );
}

function has(granted: readonly string[], wanted: string): boolean {
  return granted.includes('*') || granted.includes(wanted);
}

function forbidden(user: User, attempt: Attempt): ApiError {
  const { verb, group, namespace, name } = attempt;
  const resource =
    attempt.subresource === undefined
      ? attempt.resource
      : `${attempt.resource}/${attempt.subresource}`;
  const subject = `${attempt.resource}${group === '' ? '' : `.${group}`}${
    name === undefined ? '' : ` "${name}"`
  }`;
  const scope =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  const message = `${subject} is forbidden: User "${user.name}" cannot ${verb} resource "${resource}" in API group "${group}" ${scope}`;
  const details: JsonObject = {
    ...(name === undefined ? {} : { name }),
    ...(group === '' ? {} : { group }),
    kind: attempt.resource,
  };
  return new ApiError('Forbidden', message, details);
}
