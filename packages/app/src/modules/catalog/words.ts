import type { Say } from '../../useSay';

/** What the list shows, as far as its heading says it. */
export interface Listed {
  /** "component"; as the person who looks has chosen it. */
  readonly kind?: string;
  readonly whose?: 'owned' | 'starred' | 'all';
  readonly total?: number;
}

/** The kinds that Backstage comes with, in the plural; an organisation may have kinds of its own. */
function kindWords(kind: string | undefined, t: Say): string {
  const name = kind?.toLocaleLowerCase('en-US');
  switch (name) {
    case undefined:
      return t('catalog.kinds.any');
    case 'component':
    case 'api':
    case 'resource':
    case 'system':
    case 'domain':
    case 'group':
    case 'user':
    case 'template':
    case 'location':
      return t(`catalog.kinds.${name}`);
    default:
      return t('catalog.kinds.other', { kind: kind ?? '' });
  }
}

/** "All components (180)"; without the count while nobody knows it. */
export function headingOf(listed: Listed, t: Say): string {
  const { kind, whose = 'all', total } = listed;
  const list = t(`catalog.list.${whose}`, { kinds: kindWords(kind, t) });
  return total === undefined
    ? list
    : t('catalog.list.counted', { list, total });
}

/** "21 to 40 of 180". */
export function pageWords(
  page: {
    readonly offset: number;
    readonly shown: number;
    readonly total: number;
  },
  t: Say,
): string {
  const { offset, shown, total } = page;
  return t('catalog.pages.part', {
    first: offset + 1,
    last: offset + shown,
    total,
  });
}
