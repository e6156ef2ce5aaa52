import { mockApis } from '@backstage/frontend-test-utils';
import { deploymentsTranslationRef } from '../translation';
import type { Say } from '../words';

/** What says the messages as a reader of English gets them. */
export function say(): Say {
  const snapshot = mockApis
    .translation()
    .getTranslation(deploymentsTranslationRef);
  if (!snapshot.ready) throw new Error('The messages are not there yet');
  return snapshot.t;
}
