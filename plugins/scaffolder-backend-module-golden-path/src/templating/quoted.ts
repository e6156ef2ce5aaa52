import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';

/**
 * What JSON leaves as it is and some reader takes for a line break, drops or does
 * not show: YAML 1.1 breaks lines at the first three of them.
 */
const MISREAD =
  /[\u0085\u2028\u2029\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;

/**
 * The text as one string literal, with its quotes. It is the same in JSON, YAML,
 * JavaScript and PromQL, stays on one line, and means exactly the text in each.
 */
export function quoted(text: unknown): string {
  if (typeof text !== 'string') {
    throw new TypeError(`quoted takes a text, not ${typeof text}`);
  }
  return JSON.stringify(text).replace(
    MISREAD,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Filter for everything that a template writes into YAML, JSON or code. */
export const quotedFilter = createTemplateFilter({
  id: 'quoted',
  description:
    'Writes a text as one string of YAML, JSON or JavaScript, with its quotes. Nothing in the text can end the string.',
  schema: z => z.function().args(z.string()).returns(z.string()),
  filter: quoted,
});
