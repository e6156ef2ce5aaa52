import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { translationApiRef } from '@backstage/frontend-plugin-api';
import { asSayOf } from '@groundwork/plugin-status-react';
import type { SayOf } from '@groundwork/plugin-status-react';
import { appTranslationRef } from './translation';

/** Says a message of the app in the reader's language. */
export type Say = SayOf<typeof appTranslationRef.T>;

/** What says the messages of the app in the reader's language. */
export function useSay(): Say {
  return asSayOf(useTranslationRef(appTranslationRef).t);
}

/** The same outside of components; nothing while the reader's language is still being loaded. */
export function sayOf(
  translation: typeof translationApiRef.T,
): Say | undefined {
  const snapshot = translation.getTranslation(appTranslationRef);
  return snapshot.ready ? asSayOf(snapshot.t) : undefined;
}
