import { MAX_PROBLEMS } from './boundedLists';

/** Longest piece of a stranger's file that a problem quotes. */
const MAX_ID = 80;
const MAX_MESSAGE = 300;

/** What a schema found at a place of a file. */
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A file that is not of the format, with the places that are wrong. */
export class VectorFormatError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `Not a file of worked cases:${
        problems.length === 1
          ? ` ${problems[0]}`
          : problems.map(problem => `\n  ${problem}`).join('')
      }`,
    );
    this.name = 'VectorFormatError';
    this.problems = problems;
  }
}

/** Issues as sentences that name case, field and row; of more than a few, the first. */
export function problemsOf(
  issues: readonly Issue[],
  file: unknown,
): readonly string[] {
  const problems = issues
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) =>
      [placeOf(path, file), shortened(message, MAX_MESSAGE)].join(': '),
    );
  return issues.length >= MAX_PROBLEMS
    ? [...problems, 'these are the first; there may be more']
    : problems;
}

function placeOf(path: readonly PropertyKey[], file: unknown): string {
  const [index, ...rest] = path;
  if (typeof index !== 'number') return 'the file';
  const id = idOf(memberOf(file, index)) ?? `number ${index + 1}`;
  const place = rest
    .map(key =>
      typeof key === 'number'
        ? `[${key}]`
        : `.${shortened(String(key), MAX_ID)}`,
    )
    .join('')
    .replace(/^\./, '');
  if (place === '') return `case ${id}`;
  const [, list, row] = rest;
  const rowId = [index, ...rest.slice(0, 3)].reduce<unknown>(memberOf, file);
  const name =
    list !== undefined && row !== undefined ? idOf(rowId) : undefined;
  return `case ${id}: ${place}${name === undefined ? '' : ` (${name})`}`;
}

/** What a row calls itself. */
function idOf(row: unknown): string | undefined {
  for (const key of ['id', 'sha', 'number']) {
    const value = memberOf(row, key);
    if (
      typeof value === 'number' ||
      (typeof value === 'string' && value !== '')
    )
      return shortened(String(value), MAX_ID);
  }
  return undefined;
}

function memberOf(container: unknown, key: PropertyKey): unknown {
  return typeof container === 'object' && container !== null
    ? Object.getOwnPropertyDescriptor(container, key)?.value
    : undefined;
}

function shortened(text: string, length: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ');
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
