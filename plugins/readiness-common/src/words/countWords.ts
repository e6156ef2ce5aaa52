/** Plurals that no rule makes. */
const OWN_PLURALS: ReadonlyMap<string, string> = new Map([['veto', 'vetoes']]);

/** How many of what, in English: `1 team`, `3 repositories`, `2 pairs of environments`. */
export function countWords(count: number, noun: string): string {
  return `${count.toLocaleString('en', { maximumFractionDigits: 2 })} ${
    count === 1 ? noun : pluralOf(noun)
  }`;
}

/** What is counted comes before "of": a pair of environments becomes pairs of environments. */
function pluralOf(phrase: string): string {
  const [noun = phrase, ...rest] = phrase.split(' of ');
  return [OWN_PLURALS.get(noun) ?? regularPluralOf(noun), ...rest].join(' of ');
}

function regularPluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) {
    return `${noun.slice(0, -1)}ies`;
  }
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
