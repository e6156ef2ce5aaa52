import type { Pruner } from './exported';

interface Node {
  readonly children: Map<string, Node>;
  range: readonly [number, number];
}

/** What stands in a `tree`, as Jenkins says it in its error page. */
export class MalformedTree extends Error {
  constructor(what: string, at: number) {
    super(`expected ${what} at ${at}`);
    this.name = 'MalformedTree';
  }
}

const newNode = (): Node => ({
  children: new Map(),
  range: [0, Number.POSITIVE_INFINITY],
});

const MARKS = /[,[\]{}]/;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** A mark, a word, or nothing at the end. */
  peek(): string {
    const rest = this.#text.slice(this.#at);
    const mark = rest.search(MARKS);
    if (mark === 0) {
      return rest.charAt(0);
    }
    return mark < 0 ? rest : rest.slice(0, mark);
  }

  accept(mark: string): boolean {
    const found = this.peek() === mark;
    this.#at += found ? mark.length : 0;
    return found;
  }

  expect(mark: string, called: string): void {
    if (!this.accept(mark)) {
      throw new MalformedTree(called, this.#at);
    }
  }

  name(): string {
    return this.#word('name', word => word !== '' && !MARKS.test(word));
  }

  number(): number {
    return Number(this.#word('number', word => /^\d+$/.test(word)));
  }

  #word(what: string, isOne: (word: string) => boolean): string {
    const word = this.peek();
    if (!isOne(word)) {
      throw new MalformedTree(what, this.#at);
    }
    this.#at += word.length;
    return word;
  }
}

/**
 * The `tree` parameter: `name,builds[number,actions[*]]{0,20}`.
 *
 * @throws MalformedTree as Jenkins does
 */
export function byTree(text: string): Pruner {
  const reader = new Reader(text);
  const root = newNode();
  readList(reader, root);
  reader.expect('', 'EOF');
  return prunerOf(root);
}

function prunerOf({ children, range }: Node): Pruner {
  return {
    accept: name => {
      const node = children.get(name) ?? children.get('*');
      return node && prunerOf(node);
    },
    range,
  };
}

function readList(reader: Reader, into: Node): void {
  do {
    const node = newNode();
    into.children.set(reader.name(), node);
    if (reader.accept('[')) {
      readList(reader, node);
      reader.expect(']', 'RBRACE');
    }
    if (reader.accept('{')) {
      node.range = readRange(reader);
      reader.expect('}', 'QRBRACE');
    }
  } while (reader.accept(','));
}

/** `{,M}`, `{N}`, `{N,}` and `{N,M}`; M is not included. */
function readRange(reader: Reader): readonly [number, number] {
  if (reader.accept(',')) {
    return [0, reader.number()];
  }
  const from = reader.number();
  if (!reader.accept(',')) {
    return [from, from + 1];
  }
  return [
    from,
    reader.peek() === '}' ? Number.POSITIVE_INFINITY : reader.number(),
  ];
}
