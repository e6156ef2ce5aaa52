/** Why a source could not be read; the same words as in the backends' answers. */
export type SourceFailureReason =
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'timeout'
  | 'rate_limited'
  | 'server_error'
  | 'tls'
  | 'unreachable'
  | 'parse_error'
  | 'unsupported'
  | 'unfinished';

/** What a reason means, as the rest of a sentence that starts with the source's name, and what to do. */
export interface FailureExplanation {
  readonly says: string;
  readonly fix: string;
}

const EXPLANATIONS: Readonly<Record<SourceFailureReason, FailureExplanation>> =
  {
    unauthorized: {
      says: 'refused the portal’s credentials (401)',
      fix: 'Renew the token that the configuration names for it.',
    },
    forbidden: {
      says: 'denied access (403)',
      fix: 'Give the portal’s account the right to read what is named here.',
    },
    not_found: {
      says: 'does not know what was asked for (404)',
      fix: 'Check its address and the names in the configuration.',
    },
    timeout: {
      says: 'did not answer in time',
      fix: 'Check that it is up and that the portal’s network reaches it.',
    },
    rate_limited: {
      says: 'asked the portal to slow down (429)',
      fix: 'Wait: it answers again by itself. If this comes back, raise the limit of the portal’s account.',
    },
    server_error: {
      says: 'failed with an error of its own (5xx)',
      fix: 'Look at its logs at this time.',
    },
    tls: {
      says: 'showed a certificate that the portal does not trust',
      fix: 'Add its certificate authority to the configuration.',
    },
    unreachable: {
      says: 'could not be reached',
      fix: 'Check its address, that it is up, and that the portal’s network reaches it.',
    },
    parse_error: {
      says: 'gave an answer that could not be understood',
      fix: 'Check that the address is that of the API and not of a login page or proxy.',
    },
    unsupported: {
      says: 'is of a kind that the portal cannot read',
      fix: 'Connect a source that knows it.',
    },
    unfinished: {
      says: 'has not been read to its end yet',
      fix: 'Wait: the portal is still reading it.',
    },
  };

/** Whether a backend gave one of these reasons. */
export function isSourceFailureReason(
  given: unknown,
): given is SourceFailureReason {
  return typeof given === 'string' && Object.hasOwn(EXPLANATIONS, given);
}

const NOT_SAID: FailureExplanation = {
  says: 'failed for an unknown reason',
  fix: 'Look at the portal’s log at this time.',
};

/** Explains a reason in words that fit every kind of source; one that nobody gave is not guessed. */
export function explainFailure(
  reason: SourceFailureReason | undefined,
): FailureExplanation {
  return reason === undefined ? NOT_SAID : EXPLANATIONS[reason];
}
