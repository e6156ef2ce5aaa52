import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ciRunsTranslationRef } from './translation';
import type { Say } from './words';

/** What says the messages of this plugin in the reader's language. */
export function useSay(): Say {
  return useTranslationRef(ciRunsTranslationRef).t;
}
