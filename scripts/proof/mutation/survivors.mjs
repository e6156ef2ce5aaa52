/** Changes that no test noticed: where they are, and why that may be. */

/**
 * @typedef {object} Mutant - as Stryker writes it
 * @property {string} status
 * @property {string} mutatorName
 * @property {string} [replacement]
 * @property {{ readonly start: Place, readonly end: Place }} location
 *
 * @typedef {{ readonly line: number, readonly column: number }} Place - both from 1
 *
 * @typedef {object} Survivor
 * @property {string} file - below the repository
 * @property {Place} at
 * @property {string} mutator
 * @property {string} original - the code that was changed, up to the end of its line
 * @property {string} line - the whole line
 * @property {string} replacement - its first line
 *
 * @typedef {object} Reason
 * @property {string} because
 * @property {(survivor: Survivor) => boolean} matches
 * @property {readonly (readonly [file: string, line: string | RegExp, ...rest: unknown[]])[]} [places] - below the sources of the part, where it is about some lines alone
 */

/**
 * @param {Readonly<Record<string, { readonly source: string, readonly mutants: readonly Mutant[] }>>} files
 * @param {string} folder
 * @returns {readonly Survivor[]}
 */
export function survivorsOf(files, folder) {
  return Object.entries(files).flatMap(([name, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants
      .filter(({ status }) => ['Survived', 'NoCoverage'].includes(status))
      .map(({ mutatorName, replacement = '', location: { start, end } }) => {
        const line = lines[start.line - 1] ?? '';
        const until = start.line === end.line ? end.column - 1 : line.length;
        return {
          file: `${folder}/${name}`,
          at: start,
          mutator: mutatorName,
          original: line.slice(start.column - 1, until),
          line: line.trim(),
          replacement: replacement.split('\n')[0] ?? '',
        };
      });
  });
}

/**
 * Sorts survivors by the first reason that fits; `open` are those of which nobody has said why.
 *
 * @param {readonly Survivor[]} survivors
 * @param {readonly Reason[]} reasons
 */
export function explained(survivors, reasons) {
  const by = reasons.map(({ because }) => ({
    because,
    /** @type {Survivor[]} */
    survivors: [],
  }));
  /** @type {Survivor[]} */
  const open = [];
  for (const survivor of survivors) {
    const index = reasons.findIndex(({ matches }) => matches(survivor));
    (by[index]?.survivors ?? open).push(survivor);
  }
  return { by: by.filter(each => each.survivors.length > 0), open };
}

/** @param {readonly Survivor[]} survivors */
function byFile(survivors) {
  const counts = new Map();
  for (const { file } of survivors) {
    const name = file.split('/src/').pop();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([file, count]) => `\`${file}\` ${count}`)
    .join(', ');
}

/**
 * What was not noticed as a page to read: by reason and file, and each of those without one.
 *
 * @param {ReturnType<typeof explained>} sorted
 */
export function pageOf({ by, open }) {
  const rows = by.map(
    ({ because, survivors }) =>
      `| ${because} | ${survivors.length} | ${byFile(survivors)} |`,
  );
  const left = open.map(
    ({ file, at, mutator, original, replacement }) =>
      `${file}:${at.line}:${at.column} ${mutator} ${original} -> ${replacement}`,
  );
  return [
    '| why no test notices | changes | files |',
    '| --- | --- | --- |',
    ...rows,
    ...(open.length > 0
      ? [`| no reason is known | ${open.length} | ${byFile(open)} |`, '']
      : []),
    ...left,
    '',
  ].join('\n');
}
