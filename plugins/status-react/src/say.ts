import type { JSX } from 'react';

/** `rows_one` and `rows_other` are asked for as `rows`, with a count. */
type Key<Messages, Name = keyof Messages> = Name extends `${infer Plural}_${
  | 'one'
  | 'other'}`
  ? Plural
  : Name;

type TextOf<Messages, K> = K extends keyof Messages
  ? Messages[K]
  : K extends string
  ? `${K}_other` extends keyof Messages
    ? Messages[`${K}_other`]
    : never
  : never;

type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
  ? Trim<Rest>
  : Text;

/** What a text leaves open: the name of each and the type of its value, which is a number where the text formats one. */
type Gaps<Text, Word> = Text extends `${string}{{${infer Gap}}}${infer Rest}`
  ? (Gap extends `${infer Name},${string}`
      ? { [key in Trim<Name>]: number }
      : { [key in Trim<Gap>]: Word }) &
      Gaps<Rest, Word>
  : unknown;

type CountOf<Messages, K> = K extends keyof Messages
  ? unknown
  : { count: number };

type Values<Messages, K, Word> = keyof (Gaps<TextOf<Messages, K>, Word> &
  CountOf<Messages, K>) extends never
  ? []
  : [values: Gaps<TextOf<Messages, K>, Word> & CountOf<Messages, K>];

/**
 * Says a message in the reader's language. The same promise as Backstage's TranslationFunction, worked out for the one
 * message that is asked for: theirs is for all messages at every call, which for a thousand of them takes the compiler
 * minutes.
 */
export interface SayOf<Messages> {
  <K extends Key<Messages>>(
    key: K,
    ...values: Values<Messages, K, string>
  ): string;
  <K extends Key<Messages>>(
    key: K,
    ...values: Values<Messages, K, string | JSX.Element>
  ): JSX.Element;
}

/** Backstage's function of some messages, under the type that costs less. */
export function asSayOf<Messages>(
  t: (key: never, values: never) => unknown,
): SayOf<Messages> {
  return t as unknown as SayOf<Messages>;
}
