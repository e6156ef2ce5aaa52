import { setImmediate as otherWork } from 'node:timers/promises';

/** Letters that one piece of a text has. */
const PIECE = 3;
/** Of a text; what a question is about stands in its beginning. */
const MOST_LETTERS = 400;
/** From here on two texts ask the same. */
const ALIKE = 0.5;
/** After so long other work has its turn. */
const TURN_MS = 10;

/** Texts that say the same, by their places in the list that was given. */
interface Cluster {
  /** The most frequent wording; the others are alike to it. */
  readonly leader: number;
  readonly members: readonly number[];
}

interface Wording {
  readonly text: string;
  readonly members: number[];
}

/** Leaders that have a piece, and how much it weighs in each. Two lists of numbers: they are gone through for every text. */
interface Holders {
  readonly leaders: number[];
  readonly weights: number[];
}

type Vector = readonly (readonly [piece: number, weight: number])[];

/** Lets other work go on now and then. @throws the signal's reason once it is aborted */
class Turns {
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  async next(): Promise<void> {
    if (performance.now() - this.#since < TURN_MS) return;
    await otherWork();
    this.#signal?.throwIfAborted();
    this.#since = performance.now();
  }
}

/**
 * Groups texts by how much of their wording they share: TF-IDF over pieces of three letters, cosine of at least a half to the
 * most frequent wording of the group. Nobody joins a group over a chain of others. The same texts give the same groups in
 * whatever order they come. An index from pieces to groups keeps it to what shares anything at all.
 */
export async function clusterTexts(
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Cluster[]> {
  const wordings = wordingsOf(texts);
  const turns = new Turns(signal);
  const vectors = await vectorsOf(
    wordings.map(({ text }) => text),
    turns,
  );
  const leaders: { readonly wording: Wording; readonly members: number[] }[] =
    [];
  const index = new Map<number, Holders>();
  for (const [at, wording] of wordings.entries()) {
    await turns.next();
    const vector = vectors[at] ?? [];
    const nearest = nearestOf(vector, index, leaders.length);
    const known = nearest === undefined ? undefined : leaders[nearest];
    if (known) {
      known.members.push(...wording.members);
      continue;
    }
    for (const [piece, weight] of vector) {
      const holders = index.get(piece) ?? { leaders: [], weights: [] };
      index.set(piece, holders);
      holders.leaders.push(leaders.length);
      holders.weights.push(weight);
    }
    leaders.push({ wording, members: [...wording.members] });
  }
  return leaders
    .map(({ wording, members }) => ({
      leader: wording.members[0] ?? 0,
      members: members.sort((a, b) => a - b),
    }))
    .sort((a, b) => b.members.length - a.members.length);
}

/** Each wording once, the most frequent first. */
function wordingsOf(texts: readonly string[]): readonly Wording[] {
  const found = new Map<string, Wording>();
  for (const [at, given] of texts.entries()) {
    const text = plain(given);
    const wording = found.get(text) ?? { text, members: [] };
    found.set(text, wording);
    wording.members.push(at);
  }
  return [...found.values()].sort(
    (a, b) => b.members.length - a.members.length || (a.text < b.text ? -1 : 1),
  );
}

/** Small letters and digits, with one space between words. */
export function plain(text: string): string {
  return text
    .slice(0, 4 * MOST_LETTERS)
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, MOST_LETTERS);
}

/** Vectors of length one: what is rare among the texts weighs more. */
async function vectorsOf(
  texts: readonly string[],
  turns: Turns,
): Promise<readonly Vector[]> {
  const numbers = new Map<string, number>();
  const counted: ReadonlyMap<number, number>[] = [];
  for (const text of texts) {
    await turns.next();
    counted.push(piecesOf(text, numbers));
  }
  const holders = new Float64Array(numbers.size);
  for (const counts of counted) {
    for (const piece of counts.keys())
      holders[piece] = (holders[piece] ?? 0) + 1;
  }
  const rarity = holders.map(
    count => 1 + Math.log((1 + texts.length) / (1 + count)),
  );
  const vectors: Vector[] = [];
  for (const counts of counted) {
    await turns.next();
    const weighed = [...counts].map(
      ([piece, count]) =>
        [piece, (1 + Math.log(count)) * (rarity[piece] ?? 1)] as const,
    );
    const length = Math.hypot(...weighed.map(([, weight]) => weight));
    vectors.push(
      weighed.map(([piece, weight]) => [piece, weight / length] as const),
    );
  }
  return vectors;
}

/** How often each piece is in a text, by the piece's number; a new piece gets one. */
function piecesOf(
  text: string,
  numbers: Map<string, number>,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const padded = ` ${text} `;
  for (let at = 0; at + PIECE <= padded.length; at += 1) {
    const piece = padded.slice(at, at + PIECE);
    const number = numbers.get(piece) ?? numbers.size;
    numbers.set(piece, number);
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return counts;
}

/** The group whose leader is most alike; the earlier one of two, which is the more frequent. */
function nearestOf(
  vector: Vector,
  index: ReadonlyMap<number, Holders>,
  count: number,
): number | undefined {
  const cosines = new Float64Array(count);
  for (const [piece, weight] of vector) {
    const { leaders = [], weights = [] } = index.get(piece) ?? {};
    for (let at = 0; at < leaders.length; at += 1) {
      const leader = leaders[at] ?? 0;
      cosines[leader] = (cosines[leader] ?? 0) + weight * (weights[at] ?? 0);
    }
  }
  let nearest: number | undefined;
  let best = ALIKE - 1e-9;
  for (let leader = 0; leader < count; leader += 1) {
    const cosine = cosines[leader] ?? 0;
    if (cosine > best) [nearest, best] = [leader, cosine];
  }
  return nearest;
}
