export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  /** The end of the list, instead of its beginning. */
  readonly last?: number | null;
}

export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const MAX_FIRST = 100;

const cursorOf = (place: number) =>
  Buffer.from(`cursor:${place}`).toString('base64');

/** One page of a list; like GitHub it demands a `first` between 1 and 100. */
export function connection<T>(
  items: readonly T[],
  { first: asked, after, last }: PageArguments,
): Connection<T> {
  const first = asked ?? last;
  if (first === undefined || first === null) {
    throw new Error(
      'You must provide a `first` or `last` value to properly paginate the connection.',
    );
  }
  if (first < 1 || first > MAX_FIRST) {
    throw new Error(
      `Requesting ${first} records on the connection exceeds the \`first\` limit of ${MAX_FIRST} records.`,
    );
  }
  const fromStart = after === undefined || after === null ? 0 : placeOf(after);
  const start =
    last === undefined || last === null
      ? fromStart
      : Math.max(fromStart, items.length - last);
  const nodes = items.slice(start, start + first);
  const end = start + nodes.length;
  return {
    nodes,
    totalCount: items.length,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length === 0 ? null : cursorOf(start + 1),
      endCursor: nodes.length === 0 ? null : cursorOf(end),
    },
  };
}

/** A page of records as what clients see of them. */
export function withNodes<T, Node>(
  page: Connection<T>,
  node: (item: T) => Node,
): Connection<Node> {
  return { ...page, nodes: page.nodes.map(node) };
}

function placeOf(cursor: string): number {
  const [, place] =
    /^cursor:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (place === undefined) {
    throw new Error(`\`${cursor}\` does not appear to be a valid cursor.`);
  }
  return Number(place);
}
