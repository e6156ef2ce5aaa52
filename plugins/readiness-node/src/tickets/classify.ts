import type { TicketClass } from '@groundwork/plugin-readiness-common';
import type { Issue } from './issue';

/** What a label may say; in the order in which a ticket with several is what it is. */
const labelled = [
  'exception',
  'incident',
  'provisioning',
  'how-to',
  'planned',
] as const;

/** Classes that labels may name. */
type LabelledClass = (typeof labelled)[number];

/** Labels by what they say of a ticket, in small letters. */
export type LabelMap = ReadonlyMap<string, LabelledClass>;

/** Labels that mean the same nearly everywhere, and types of Jira. */
const USUAL: Readonly<Record<LabelledClass, readonly string[]>> = {
  exception: ['exception'],
  incident: ['incident'],
  provisioning: ['provisioning', 'service request', 'access request'],
  'how-to': ['how-to', 'howto', 'question'],
  planned: ['roadmap', 'planned', 'feature', 'enhancement', 'story', 'epic'],
};

/** The labels of a tracker: those that are given for a class replace the usual ones. */
export function labelMap(
  given: Partial<Readonly<Record<LabelledClass, readonly string[]>>> = {},
): LabelMap {
  return new Map(
    [...labelled]
      .reverse()
      .flatMap(of =>
        (given[of] ?? USUAL[of]).map(label => [folded(label), of] as const),
      ),
  );
}

/** The classes that labels may name, for whoever reads the configuration. */
export const labelledClasses: readonly LabelledClass[] = labelled;

/** What a ticket is, and whether only its words say so. */
export interface Classified {
  readonly class: TicketClass;
  readonly byText: boolean;
}

/** Whoever asks how to get a database asks; whoever asks for one wants it done. */
const WORDS: readonly (readonly [LabelledClass, RegExp])[] = [
  ['exception', /\bexceptions?\b|\bby hand\b|\bmanual(?:ly)? deploy/i],
  [
    'how-to',
    /^(?:how|where|which|what|who|when|why|can|could|may|do|does|is|are)\b|\?$/i,
  ],
  ['incident', /\b(?:outage|incident|unavailable|is down|are down)\b/i],
  [
    'provisioning',
    /^(?:please |we |i )?(?:need|create|provision|grant|add|set up|order|request)\b.*\b(?:access|account|repository|database|namespace|bucket|queue|topic|cluster|environment|hostname|certificate|permissions?|licen[cs]e)\b/i,
  ],
];

/** Labels first; without one that is known, the words of the title; else nothing is said. */
export function classOf(issue: Issue, labels: LabelMap): Classified {
  const named = new Set(
    issue.labels.flatMap(label => labels.get(folded(label)) ?? []),
  );
  const byLabel = labelled.find(each => named.has(each));
  if (byLabel) {
    return { class: byLabel, byText: false };
  }
  const byText = WORDS.find(([, words]) => words.test(issue.title.trim()));
  return byText
    ? { class: byText[0], byText: true }
    : { class: 'unclassified', byText: false };
}

function folded(label: string): string {
  return label.trim().toLocaleLowerCase('en-US');
}
