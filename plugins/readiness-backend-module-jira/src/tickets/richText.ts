import { z } from 'zod';

/** Of what people write, so much tells what they ask. */
const MOST_LETTERS = 2_000;
const DEEPEST = 20;

interface Piece {
  readonly text?: string | undefined;
  readonly content?: readonly unknown[] | undefined;
}

const pieceSchema: z.ZodType<Piece> = z.object({
  text: z.string().optional(),
  content: z.array(z.unknown()).optional(),
});

/** The words of a document of Jira, which is a tree of paragraphs, lists and marks; what is none has none. */
export function wordsOf(document: unknown): string {
  const words: string[] = [];
  let letters = 0;
  const collect = (piece: unknown, depth: number): void => {
    const parsed = pieceSchema.safeParse(piece);
    if (!parsed.success || depth > DEEPEST || letters > MOST_LETTERS) return;
    const { text, content = [] } = parsed.data;
    if (text !== undefined) {
      words.push(text);
      letters += text.length;
    }
    for (const part of content) collect(part, depth + 1);
  };
  collect(document, 0);
  return words.join(' ').slice(0, MOST_LETTERS);
}
