import type { Finding } from '@groundwork/plugin-readiness-common';

/**
 * What is known of one claim about one workload. It is made once: the check of its service and the check of the
 * organisation say what it says.
 */
export type Judgement =
  | { readonly state: 'holds' }
  | {
      readonly state: 'fails' | 'unknown';
      /** Ends a sentence that begins with the workload's name. */
      readonly says: string;
      readonly mend?: NonNullable<Finding['mend']>;
    };

export const holds: Judgement = { state: 'holds' };

export function fails(says: string, mend?: Finding['mend']): Judgement {
  return { state: 'fails', says, ...(mend ? { mend } : {}) };
}

export function isUnknown(says: string, mend?: Finding['mend']): Judgement {
  return { state: 'unknown', says, ...(mend ? { mend } : {}) };
}
