/**
 * The one place for the words of a failure. Each is two sentences: who did not answer what, and what a person can do. The
 * first can stand alone where there is no room for the second.
 */
import type { FailureReason, Source } from './reasons';

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
    default:
      return `${kind} ${instance}`;
  }
}

const MINUTE_MS = 60_000;

type Words = (failure: Failure & { readonly name: string }) => Explanation;

const WORDS: Readonly<Record<FailureReason, Words>> = {
  unauthorized: ({ name, detail, status }) => ({
    says: detail
      ? `There are no credentials for ${name}: ${detail}.`
      : `${name} does not accept the portal's credentials${code(status)}.`,
    remedy: 'Renew the credentials that are configured for it.',
  }),
  forbidden: ({ name, what, isWrite, right, detail, status }) => ({
    says: `${name} does not let the portal ${
      isWrite ? 'write' : 'read'
    } ${what}${code(status)}${because(detail)}.`,
    remedy: right
      ? `Give the portal's account the right ${right}.`
      : "Give the portal's account the right to do so.",
  }),
  not_found: ({ name, what, status }) => ({
    says: `${name} does not know ${what}${code(status)}.`,
    remedy: 'Check its address and the names in the configuration.',
  }),
  timeout: ({ name, what, detail, status }) => ({
    says: `${name} did not answer in time when asked for ${what}${code(
      status,
    )}${because(detail)}.`,
    remedy: "Check that it is up and that the portal's network reaches it.",
  }),
  rate_limited: ({ name, status, retryAfterMs, detail }) => ({
    says: `${name} asks the portal to slow down${code(status)}${
      detail ? because(detail) : wait(retryAfterMs)
    }.`,
    remedy:
      "Wait: it answers again by itself. If this comes back, raise the limit of the portal's account.",
  }),
  server_error: ({ name, what, detail, status }) => ({
    says: `${name} failed to answer for ${what}${code(status)}${because(
      detail,
    )}.`,
    remedy: 'Look at its logs at this time.',
  }),
  tls: ({ name, detail }) => ({
    says: `${name} shows a certificate that the portal does not trust${because(
      detail,
    )}.`,
    remedy:
      'Configure the authority that signed it, or have it renewed for the name in the address.',
  }),
  unreachable: ({ name, detail }) => ({
    says: `${name} cannot be reached${because(detail)}.`,
    remedy:
      "Check its address, that it is up, and that the portal's network reaches it.",
  }),
  parse_error: ({ name, what, detail, status }) => ({
    says: `${name} gave an answer for ${what} that cannot be understood${code(
      status,
    )}${because(detail)}.`,
    remedy:
      'Check that the address is that of the API and not of a sign-in page or proxy.',
  }),
  unsupported: ({ name, isWrite, detail, status }) => ({
    says: `${name} cannot be ${isWrite ? 'changed' : 'read'}${code(
      status,
    )}${because(detail)}.`,
    remedy: 'Check its address and how it is configured.',
  }),
};

/** Says a failure in plain words. */
export function explain(failure: Failure): Explanation {
  const { says, remedy } = WORDS[failure.reason]({
    ...failure,
    name: nameOf(failure.source),
  });
  return { says, remedy: failure.remedy ?? remedy };
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
