import { UnreadReading, unreadOf } from '../checks';
import { EvidenceKind, organisation } from '../evidence';
import { UnreadCatalog } from '../inventory';
import { Look } from '../standard';
import { EvidenceSource } from './evidence';

const MOST_NAMED = 2;

/** The looks that would read a register of the organisation that could not be read, with what went wrong. */
export function unreadRegisterLooks(
  kind: Pick<EvidenceKind<unknown>, 'id' | 'title'>,
  evidence: EvidenceSource,
): readonly Look[] {
  const name = `${kind.title
    .charAt(0)
    .toLocaleLowerCase('en-US')}${kind.title.slice(1)}`;
  return unreadOf(evidence.everyReading(kind.id, organisation.ref)).map(
    reading => ({
      title: `Make the ${name} readable: ${wrongWith(reading)}`,
      effort: 'low',
    }),
  );
}

/** The look that would read the rest of the catalog; none when it was read whole. */
export function unreadCatalogLooks(
  unread: readonly UnreadCatalog[],
): readonly Look[] {
  if (unread.length === 0) {
    return [];
  }
  const named = unread
    .slice(0, MOST_NAMED)
    .map(({ name, reason }) => `${name} (${reason})`)
    .join(', ');
  const more =
    unread.length > MOST_NAMED ? ` and ${unread.length - MOST_NAMED} more` : '';
  return [
    {
      title: `Make the rest of the catalog readable: ${named}${more}`,
      effort: 'low',
    },
  ];
}

function wrongWith({ reason, detail }: UnreadReading): string {
  switch (reason) {
    case 'not_collected':
      return 'nobody has looked at it yet';
    case 'stale':
      return detail
        ? `its last answer is too old, and since then ${detail}`
        : 'its last answer is too old';
    default:
      return detail ?? reason.replace(/_/g, ' ');
  }
}
