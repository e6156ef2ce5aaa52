/** What the list shows, as far as its heading says it. */
export interface Listed {
  /** "component"; as the person who looks has chosen it. */
  readonly kind?: string;
  readonly whose?: 'owned' | 'starred' | 'all';
  readonly total?: number;
}

const WHOSE = {
  owned: 'Owned',
  starred: 'Starred',
  all: 'All',
} as const;

function plural(kind: string): string {
  if (kind.toLocaleLowerCase('en-US') === 'api') {
    return 'APIs';
  }
  return kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

/** "All components (180)"; without the count while nobody knows it. */
export function headingOf({ kind, whose = 'all', total }: Listed): string {
  const what = kind
    ? plural(kind.charAt(0).toLocaleLowerCase('en-US') + kind.slice(1))
    : 'entities';
  const count =
    total === undefined ? '' : ` (${total.toLocaleString('en-US')})`;
  return `${WHOSE[whose]} ${what}${count}`;
}

/** "21 to 40 of 180". */
export function pageWords(page: {
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
}): string {
  const { offset, shown, total } = page;
  return `${offset + 1} to ${offset + shown} of ${total.toLocaleString(
    'en-US',
  )}`;
}
