import { mockApis } from '@backstage/frontend-test-utils';
import { sayOf, type Say } from '../useSay';

/** What says the messages as a reader of English gets them. */
export function say(): Say {
  const t = sayOf(mockApis.translation());
  if (!t) throw new Error('The messages are not there yet');
  return t;
}
