/**
 * `delivery-metrics FILE.json [FILE.json …]`: computes worked cases of delivery metrics and compares them.
 * A line per case, a line per difference and a total. Exit code 1 on a difference.
 */
import { resolve } from 'node:path';
import { RefusedInput, type Outcome } from '@groundwork/command-guard';
import {
  checkCase,
  readVectors,
  VectorFormatError,
  type VectorCase,
} from '../index';
import { readText } from './readText';

const USAGE =
  'usage: delivery-metrics FILE.json [FILE.json …], which is yarn vectors in a checkout';

/**
 * Runs the command.
 *
 * @throws RefusedInput with the file's name when one cannot be read or is not of the format.
 */
export async function runVectors(files: readonly string[]): Promise<Outcome> {
  if (files.some(file => file === '--help' || file === '-h'))
    return { exitCode: 0, report: `${USAGE}\n` };
  if (files.length === 0) return { usage: USAGE };
  const cases: VectorCase[] = [];
  for (const file of files)
    for (const each of await readCases(file)) cases.push(each);
  if (cases.length === 0)
    throw new RefusedInput(
      `${files.join(', ')}: there is no worked case in it`,
    );
  const compared = cases.map(vector => checkCase(vector));
  const failed = compared.filter(each => each.differences.length > 0).length;
  const lines = compared.flatMap(({ id, title, differences }) => [
    `${differences.length === 0 ? 'ok  ' : 'DIFF'} ${id} ${title}`,
    ...differences.map(difference => `     ${difference}`),
  ]);
  const total = `${cases.length} cases: ${
    cases.length - failed
  } as expected, ${failed} different`;
  return {
    exitCode: failed === 0 ? 0 : 1,
    report: `${[...lines, total].join('\n')}\n`,
  };
}

async function readCases(file: string): Promise<readonly VectorCase[]> {
  // Yarn runs scripts in the project's root; paths are meant from where the command was typed.
  const from = process.env.INIT_CWD ?? process.cwd();
  const text = await readText(resolve(from, file), file);
  try {
    return readVectors(text);
  } catch (error) {
    if (error instanceof VectorFormatError)
      throw new RefusedInput(`${file}: ${error.message}`);
    throw error;
  }
}
