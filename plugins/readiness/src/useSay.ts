import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { asSayOf } from '@groundwork/plugin-status-react';
import type { SayOf } from '@groundwork/plugin-status-react';
import { readinessTranslationRef } from './translation';

/** Says a message of this plugin in the reader's language. */
export type Say = SayOf<typeof readinessTranslationRef.T>;

/** Backstage's function of this plugin's messages, under the type that costs less. */
export function asSay(t: (key: never, values: never) => unknown): Say {
  return asSayOf(t);
}

/** What says the messages of this plugin in the reader's language. */
export function useSay(): Say {
  return asSay(useTranslationRef(readinessTranslationRef).t);
}
