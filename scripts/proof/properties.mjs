import { randomInt } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.mjs';
import { add, nothing } from '../test/counts.mjs';
import { runPackageTests } from '../test/jest.mjs';

/** More of them is a longer search. */
const SEEDS = Number(process.env.PROPERTY_SEEDS ?? 20);

/** Every test that states a property finds its random cases with fast-check. */
function propertyTests() {
  return ['packages', 'plugins']
    .flatMap(group =>
      readdirSync(inRoot(group)).map(name => join(group, name, 'src')),
    )
    .filter(folder => existsSync(inRoot(folder)))
    .flatMap(folder =>
      readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' }).map(
        file => join(folder, file),
      ),
    )
    .filter(file => /\.test\.tsx?$/.test(file))
    .filter(file =>
      readFileSync(inRoot(file), 'utf8').includes(`from 'fast-check'`),
    );
}

/** @type {import('./proofs.mjs').Proof} */
export const properties = {
  id: 'properties',
  title: `what is stated of any history, pipeline, evidence or status holds for ${SEEDS} seeds that nobody chose`,
  takes: '15 minutes',
  async run(context) {
    const { line } = context.progress;
    const files = propertyTests();
    const first = Number(process.env.PROPERTY_SEED ?? randomInt(2 ** 30));
    line(
      `  Seeds ${first} to ${first + SEEDS - 1}, ${
        files.length
      } files; PROPERTY_SEED=${first} asks the same again.`,
    );
    let counts = nothing;
    /** @type {import('../test/failures.mjs').Failure[]} */
    const failures = [];
    let output = '';
    for (let seed = first; seed < first + SEEDS; seed += 1) {
      const result = await runPackageTests(context, {
        name: `proof-properties-${seed - first}`,
        files,
        env: { PROPERTY_SEED: String(seed) },
      });
      counts = add(counts, result.counts);
      if (result.counts.failed === 0) continue;
      output = result.output ?? '';
      for (const failure of result.failures ?? [])
        failures.push({ ...failure, name: `seed ${seed}: ${failure.name}` });
    }
    return { counts, failures, output };
  },
};
