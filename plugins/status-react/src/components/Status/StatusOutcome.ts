/** What a status can say; `unknown` means that nobody could look and is never a pass. */
export type StatusOutcome =
  | 'passes'
  | 'partly'
  | 'fails'
  | 'unknown'
  | 'not-applicable';
