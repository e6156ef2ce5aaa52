import type { Difference } from './Name';
import type { Situation } from './lookAround';

/** What may be done with a name. */
export type Verdict =
  | { readonly outcome: 'free' }
  /** This template made something for the same owner and with the same values: a run goes on with it. */
  | { readonly outcome: 'continues'; readonly there: readonly string[] }
  | {
      /** Somebody else's, described with other values, or not known because a system did not answer. */
      readonly outcome: 'taken' | 'differs' | 'unknown';
      /** One or more sentences. */
      readonly says: string;
    };

const LABELS: Readonly<Record<Difference['field'], string>> = {
  description: 'What it does',
  tier: 'Tier',
  system: 'System',
  onCall: 'On call',
};

const inWords = (value: string): string =>
  value === '' ? 'nothing' : `“${value}”`;

function differ({ field, there, given }: Difference): string {
  return `${LABELS[field]} is ${inWords(there)} there and ${inWords(
    given,
  )} here`;
}

/** Somebody else's is said first, because no other answer could change it. */
export function judge(
  name: string,
  { found, differences, unread }: Situation,
): Verdict {
  const theirs = found.find(({ isOwn }) => !isOwn);
  if (theirs) {
    const because = theirs.remark ? `, and ${theirs.remark}` : '';
    return {
      outcome: 'taken',
      says: `The name ${name} is taken: there is ${theirs.thing}${because}.`,
    };
  }
  if (unread.length > 0) {
    return {
      outcome: 'unknown',
      says: `The portal could not check whether the name ${name} is free. ${unread.join(
        ' ',
      )}`,
    };
  }
  if (differences.length > 0) {
    return {
      outcome: 'differs',
      says: `${name} is there already, with other values: ${differences
        .map(differ)
        .join(
          '; ',
        )}. What is there counts. To continue it, give the values that are there; to change them, edit catalog-info.yaml in its repository; for another service choose another name.`,
    };
  }
  return found.length > 0
    ? { outcome: 'continues', there: found.map(({ thing }) => thing) }
    : { outcome: 'free' };
}
