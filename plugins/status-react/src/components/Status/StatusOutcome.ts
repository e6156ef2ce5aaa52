/** What a status can say; `unknown` means that nobody could look and is never a pass, `waived` that somebody let it be until a day. */
export type StatusOutcome =
  | 'passes'
  | 'partly'
  | 'fails'
  | 'unknown'
  | 'not-applicable'
  | 'waived';
