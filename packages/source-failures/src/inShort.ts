import type { FailureReason, UnreadReason } from './reasons';
import { REMEDIES } from './remedies';

/** What a reason means, as the rest of a sentence that starts with the source's name, and what to do. */
export interface ReasonExplanation {
  readonly says: string;
  readonly fix: string;
}

const SAYS: Readonly<Record<FailureReason, string>> = {
  unauthorized: 'refused the portal’s credentials (401)',
  forbidden: 'denied access (403)',
  not_found: 'does not know what was asked for (404)',
  timeout: 'did not answer in time',
  rate_limited: 'asked the portal to slow down (429)',
  server_error: 'failed with an error of its own (5xx)',
  tls: 'showed a certificate that the portal does not trust',
  unreachable: 'could not be reached',
  parse_error: 'gave an answer that could not be understood',
  unsupported: 'is of a kind that the portal cannot read',
};

const UNFINISHED: ReasonExplanation = {
  says: 'has not been read to its end yet',
  fix: 'Wait: the portal is still reading it.',
};

const NOT_SAID: ReasonExplanation = {
  says: 'failed for an unknown reason',
  fix: 'Look at the portal’s log at this time.',
};

/** Explains a reason in words that fit every kind of source; one that nobody gave is not guessed. */
export function explainReason(
  reason: UnreadReason | undefined,
): ReasonExplanation {
  if (reason === undefined) return NOT_SAID;
  return reason === 'unfinished'
    ? UNFINISHED
    : { says: SAYS[reason], fix: REMEDIES[reason] };
}

const IN_BRIEF: Readonly<Record<FailureReason, string>> = {
  unauthorized: 'the credentials were refused',
  forbidden: 'a right is missing',
  not_found: 'it is not known there',
  timeout: 'no answer in time',
  rate_limited: 'the portal was asked to slow down',
  server_error: 'an error of the server',
  tls: 'a certificate that is not trusted',
  unreachable: 'not reached',
  parse_error: 'an answer that cannot be understood',
  unsupported: 'it cannot be read',
};

/** Why something was not read, as it stands behind a colon. */
export function reasonInBrief(reason: FailureReason): string {
  return IN_BRIEF[reason];
}
