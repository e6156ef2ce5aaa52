/**
 * The words of a failure for whoever asked. Each is two sentences: who did not answer what, and what a person can do. The
 * first can stand alone where there is no room for the second.
 */
import type { FailureReason, Source } from './reasons';
import { REMEDIES } from './remedies';

/** What is known of a failure before it has words. */
export interface Failure {
  readonly reason: FailureReason;
  readonly source: Source;
  /** What was asked for, as it fits behind "read": `the list of deployments`. */
  readonly what: string;
  /** The request was meant to change something. */
  readonly isWrite?: boolean;
  readonly status?: number;
  /** What exactly happened, as it fits behind a colon: `nobody listens at that address`. */
  readonly detail?: string;
  /** The right that the account lacks, as the system itself calls it. */
  readonly right?: string;
  /** How long the system asks to be left alone. */
  readonly retryAfterMs?: number;
  /** What a person can do, where it is not what the reason suggests. */
  readonly remedy?: string;
}

/** A failure in two sentences. */
export interface Explanation {
  readonly says: string;
  readonly remedy: string;
}

/** The system's name as it begins a sentence. */
export function nameOf({ kind, instance }: Source): string {
  switch (kind) {
    case 'kubernetes':
      return `Cluster ${instance}`;
    case 'argocd':
      return `Argo CD ${instance}`;
    case 'github':
      return `Git host ${instance}`;
    case 'jenkins':
      return `Jenkins ${instance}`;
    case 'scaffolder':
      return `Scaffolder ${instance}`;
    case 'jira':
      return `Jira ${instance}`;
    case 'pagerduty':
      return `PagerDuty ${instance}`;
    case 'registry':
      return `Registry ${instance}`;
    default:
      return `${kind} ${instance}`;
  }
}

const MINUTE_MS = 60_000;

type Says = (failure: Failure & { readonly name: string }) => string;

const SAYS: Readonly<Record<FailureReason, Says>> = {
  unauthorized: ({ name, detail, status }) =>
    detail
      ? `There are no credentials for ${name}: ${detail}.`
      : `${name} does not accept the portal’s credentials${code(status)}.`,
  forbidden: ({ name, what, isWrite, detail, status }) =>
    `${name} does not let the portal ${
      isWrite ? 'write' : 'read'
    } ${what}${code(status)}${because(detail)}.`,
  not_found: ({ name, what, status }) =>
    `${name} does not know ${what}${code(status)}.`,
  timeout: ({ name, what, detail, status }) =>
    `${name} did not answer in time when asked for ${what}${code(
      status,
    )}${because(detail)}.`,
  rate_limited: ({ name, status, retryAfterMs, detail }) =>
    `${name} asks the portal to slow down${code(status)}${
      detail ? because(detail) : wait(retryAfterMs)
    }.`,
  server_error: ({ name, what, detail, status }) =>
    `${name} failed to answer for ${what}${code(status)}${because(detail)}.`,
  tls: ({ name, detail }) =>
    `${name} shows a certificate that the portal does not trust${because(
      detail,
    )}.`,
  unreachable: ({ name, detail }) =>
    `${name} cannot be reached${because(detail)}.`,
  parse_error: ({ name, what, detail, status }) =>
    `${name} gave an answer for ${what} that cannot be understood${code(
      status,
    )}${because(detail)}.`,
  unsupported: ({ name, isWrite, detail, status }) =>
    `${name} cannot be ${isWrite ? 'changed' : 'read'}${code(status)}${because(
      detail,
    )}.`,
};

/** Says a failure in plain words. */
export function explain(failure: Failure): Explanation {
  const says = SAYS[failure.reason]({
    ...failure,
    name: nameOf(failure.source),
  });
  return { says, remedy: failure.remedy ?? remedyOf(failure) };
}

function remedyOf({ reason, right }: Failure): string {
  return reason === 'forbidden' && right
    ? `Give the portal’s account the right ${right}.`
    : REMEDIES[reason];
}

function code(status: number | undefined): string {
  return status === undefined ? '' : ` (${status})`;
}

function because(detail: string | undefined): string {
  return detail === undefined ? '' : `: ${detail}`;
}

function wait(ms: number | undefined): string {
  if (ms === undefined) {
    return '';
  }
  return ms < 2 * MINUTE_MS
    ? ` for ${Math.ceil(ms / 1000)} s`
    : ` for ${Math.ceil(ms / MINUTE_MS)} min`;
}
