import { mockApis } from '@backstage/frontend-test-utils';
import { readinessTranslationRef } from '../translation';
import { asSay, type Say } from '../useSay';

/** What says the messages as a reader of English gets them. */
export function say(): Say {
  const snapshot = mockApis
    .translation()
    .getTranslation(readinessTranslationRef);
  if (!snapshot.ready) throw new Error('The messages are not there yet');
  return asSay(snapshot.t);
}
