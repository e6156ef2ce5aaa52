import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** The text as words of one paragraph: no line break, no HTML, no link, no heading. */
export function inMarkdown(text: unknown): string {
  if (typeof text !== 'string') {
    throw new TypeError(`inMarkdown takes a text, not ${typeof text}`);
  }
  return (
    text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .replace(/[&<>]/g, sign => ENTITIES[sign] ?? sign)
      .replace(/[\\`*_{}[\]#!]/g, sign => `\\${sign}`)
      // At the beginning these would start a list or a block of an extension.
      .replace(/^[-+=?:~/$]/, sign => `&#${sign.charCodeAt(0)};`)
      .replace(/^(\d+)([.)])/, '$1\\$2')
  );
}

/** Filter for free text that a template writes into Markdown. */
export const inMarkdownFilter = createTemplateFilter({
  id: 'inMarkdown',
  description:
    'Writes a text as words of a Markdown paragraph, without giving any of its signs a meaning.',
  schema: z => z.function().args(z.string()).returns(z.string()),
  filter: inMarkdown,
});
