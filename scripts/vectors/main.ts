/**
 * `yarn vectors FILE.json [FILE.json …]`: computes worked cases of delivery metrics and compares them.
 * Prints a line per case, a line per difference and a total. Exit code 1 on a difference, 2 on bad input.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  checkCase,
  readVectors,
  VectorFormatError,
  type VectorCase,
} from '@groundwork/plugin-readiness-common';

interface Tally {
  readonly cases: number;
  readonly failed: number;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function check(vectors: readonly VectorCase[]): Tally {
  let failed = 0;
  for (const vector of vectors) {
    const { id, title, differences } = checkCase(vector);
    print(`${differences.length === 0 ? 'ok  ' : 'DIFF'} ${id} ${title}`);
    for (const difference of differences) print(`     ${difference}`);
    if (differences.length > 0) failed += 1;
  }
  return { cases: vectors.length, failed };
}

async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    process.stderr.write('Usage: yarn vectors FILE.json [FILE.json …]\n');
    return 2;
  }
  /** Yarn runs scripts in the project's root; paths are meant from where the command was typed. */
  const from = process.env.INIT_CWD ?? process.cwd();
  const contents = await Promise.all(
    files.map(async file => ({
      file,
      json: await readFile(resolve(from, file), 'utf8'),
    })),
  );
  const tallies = contents.map(({ file, json }) => {
    try {
      return check(readVectors(json));
    } catch (error) {
      if (error instanceof VectorFormatError)
        throw new Error(`${file}: ${error.message}`, { cause: error });
      throw error;
    }
  });
  const cases = tallies.reduce((sum, tally) => sum + tally.cases, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  print(`${cases} cases: ${cases - failed} as expected, ${failed} different`);
  return failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
