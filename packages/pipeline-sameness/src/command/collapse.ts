/** Stages as a person takes them in: preparation left out, what repeats said once. */

/** Stages that every pipeline has between the others. */
const PREPARATION: ReadonlySet<string> = new Set(['checkout', 'setup']);
/** The longest run of stages that is looked for as a repeat. */
const LONGEST = 6;

function isRepeat(
  stages: readonly string[],
  at: number,
  length: number,
): boolean {
  return stages
    .slice(at, at + length)
    .every((stage, index) => stage === stages[at + length + index]);
}

/** `[image, publish, image, publish, deploy]` → `[image > publish (2 times), deploy]`. */
export function collapsed(stages: readonly string[]): readonly string[] {
  const telling = stages.filter(stage => !PREPARATION.has(stage));
  const kept = telling.filter((stage, index) => stage !== telling[index - 1]);
  const out: string[] = [];
  for (let at = 0; at < kept.length; ) {
    let taken = 1;
    let times = 1;
    for (let length = 2; length <= LONGEST && times === 1; length += 1) {
      if (at + 2 * length > kept.length || !isRepeat(kept, at, length))
        continue;
      taken = length;
      while (isRepeat(kept, at + (times - 1) * length, length)) times += 1;
    }
    const text = kept.slice(at, at + taken).join(' > ');
    out.push(times > 1 ? `${text} (${times} times)` : text);
    at += taken * times;
  }
  return out;
}

/** Two lists side by side: equal entries on one line, others where they stand alone. */
export function sideBySide(
  left: readonly string[],
  right: readonly string[],
): ReadonlyArray<readonly [string, string]> {
  const lengths = left.map(() => right.map(() => 0));
  const common = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row)
        row[j] =
          left[i] === right[j]
            ? common(i + 1, j + 1) + 1
            : Math.max(common(i + 1, j), common(i, j + 1));
    }
  const lines: Array<readonly [string, string]> = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]];
    if (a !== undefined && a === b) {
      lines.push([a, b]);
      i += 1;
      j += 1;
    } else if (
      b === undefined ||
      (a !== undefined && common(i + 1, j) >= common(i, j + 1))
    ) {
      lines.push([a ?? '', '']);
      i += 1;
    } else {
      lines.push(['', b]);
      j += 1;
    }
  }
  return lines;
}
