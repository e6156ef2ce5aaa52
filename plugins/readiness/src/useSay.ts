import type { JSX } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { readinessTranslationRef } from './translation';

type Messages = typeof readinessTranslationRef.T;

/** `rows_one` and `rows_other` are asked for as `rows`, with a count. */
type Key<Name extends string = keyof Messages> =
  Name extends `${infer Plural}_${'one' | 'other'}` ? Plural : Name;

type TextOf<K extends Key> = K extends keyof Messages
  ? Messages[K]
  : `${K}_other` extends keyof Messages
  ? Messages[`${K}_other`]
  : never;

type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
  ? Trim<Rest>
  : Text;

/** What a text leaves open: the name of each and the type of its value, which is a number where the text formats one. */
type Gaps<
  Text extends string,
  Word,
> = Text extends `${string}{{${infer Gap}}}${infer Rest}`
  ? (Gap extends `${infer Name},${string}`
      ? { [key in Trim<Name>]: number }
      : { [key in Trim<Gap>]: Word }) &
      Gaps<Rest, Word>
  : unknown;

type CountOf<K extends Key> = K extends keyof Messages
  ? unknown
  : { count: number };

type Values<K extends Key, Word> = keyof (Gaps<TextOf<K>, Word> &
  CountOf<K>) extends never
  ? []
  : [values: Gaps<TextOf<K>, Word> & CountOf<K>];

/**
 * Says a message of this plugin in the reader's language. The same promise as Backstage's TranslationFunction, worked
 * out for the one message that is asked for: theirs is for all messages at every call, which for a thousand of them
 * takes the compiler minutes.
 */
export interface Say {
  <K extends Key>(key: K, ...values: Values<K, string>): string;
  <K extends Key>(
    key: K,
    ...values: Values<K, string | JSX.Element>
  ): JSX.Element;
}

/** Backstage's function of this plugin's messages, under the type that costs less. */
export function asSay(t: (key: never, values: never) => unknown): Say {
  return t as unknown as Say;
}

/** What says the messages of this plugin in the reader's language. */
export function useSay(): Say {
  return asSay(useTranslationRef(readinessTranslationRef).t);
}
