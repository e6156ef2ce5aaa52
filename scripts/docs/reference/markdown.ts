/** The parts of a Markdown page that the generated pages are made of. */

const WIDTH = 100;

/** Text inside a table's cell: on one line, with its bars escaped. */
export const cell = (text: string): string =>
  text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

export const code = (text: string): string => `\`${text}\``;

export const bullets = (lines: readonly string[]): string =>
  lines.map(line => `- ${line}`).join('\n');

export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

/** Name of a heading in the address of a page. */
export const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s+/g, '-');

/** Paragraphs broken at a hundred characters, as people write them. */
export function paragraph(text: string): string {
  const lines: string[] = [];
  for (const word of text.replace(/\s+/g, ' ').trim().split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

export const page = (blocks: readonly string[]): string =>
  `${blocks.filter(block => block !== '').join('\n\n')}\n`;
