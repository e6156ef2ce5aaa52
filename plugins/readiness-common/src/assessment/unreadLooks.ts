import { z } from 'zod';
import { readOf, UnreadReading, unreadOf } from '../checks';
import {
  DeclarationSection,
  EvidenceKind,
  organisation,
  problemLine,
  RegisterProblem,
  registerProblemSchema,
} from '../evidence';
import { UnreadCatalog } from '../inventory';
import { Look } from '../standard';
import { EvidenceSource } from './evidence';

const MOST_NAMED = 2;

/**
 * The looks that would read a register of the organisation that could not be read, or not all of it, with what went wrong;
 * of one that was read only where it matters to the section asked for.
 */
export function unreadRegisterLooks(
  kind: Pick<EvidenceKind<unknown>, 'id' | 'title'>,
  evidence: EvidenceSource,
  section?: DeclarationSection,
): readonly Look[] {
  const name = `${kind.title
    .charAt(0)
    .toLocaleLowerCase('en-US')}${kind.title.slice(1)}`;
  const readings = evidence.everyReading(kind.id, organisation.ref);
  return [
    ...unreadOf(readings).map(reading => `readable: ${wrongWith(reading)}`),
    ...readOf(readings).flatMap(({ value }) => {
      const [problem] = problemsOf(value, section);
      return problem ? [`whole: ${problemLine(problem)}`] : [];
    }),
  ].map(title => ({ title: `Make the ${name} ${title}`, effort: 'low' }));
}

/** What a register lacks; evidence that is no register has no problems. */
const lackingSchema = z.object({
  problems: z.array(registerProblemSchema).default([]),
  incomplete: z.array(z.string()).default([]),
});

function problemsOf(
  value: unknown,
  section: DeclarationSection | undefined,
): readonly RegisterProblem[] {
  const lacking = lackingSchema.safeParse(value);
  if (!lacking.success) {
    return [];
  }
  const { problems, incomplete } = lacking.data;
  if (section === undefined) {
    return problems;
  }
  const own = problems.filter(({ field }) =>
    new RegExp(`^${section}(\\W|$)`).test(field),
  );
  return incomplete.includes(section) ? [...own, ...problems] : [];
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
