/** Why an instance was not read. `absent` is an answer: Argo CD says the same for "unknown" and "not yours". */
export type ArgocdFailureReason =
  | 'absent'
  | 'unauthenticated'
  | 'throttled'
  | 'server-error'
  | 'timeout'
  | 'unreachable'
  | 'unreadable';

const sentences: Readonly<Record<ArgocdFailureReason, string>> = {
  absent: 'does not know this application, or does not show it to the portal',
  unauthenticated: "does not accept the portal's token",
  throttled: 'asks the portal to wait',
  'server-error': 'failed to answer',
  timeout: 'did not answer in time',
  unreachable: 'cannot be reached',
  unreadable: 'sent an answer that is not from Argo CD',
};

export class ArgocdReadFailure extends Error {
  constructor(
    readonly instance: string,
    readonly reason: ArgocdFailureReason,
    options?: ErrorOptions,
  ) {
    super(`${instance} ${sentences[reason]}`, options);
    this.name = 'ArgocdReadFailure';
  }
}

export function reasonOfStatus(status: number): ArgocdFailureReason {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
    case 404:
      return 'absent';
    case 429:
      return 'throttled';
    default:
      return status >= 500 ? 'server-error' : 'unreadable';
  }
}
