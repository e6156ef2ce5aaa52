/**
 * The property of src/completions.test.ts at length: `node --import tsx proveCompletions.ts --count 1000 --seed 1`.
 * Without a seed it takes one that nobody chose; what fails is asked again by seed and path.
 */
import { parseArgs } from 'node:util';
import { completionsProperty } from '@groundwork/plugin-readiness-common/testUtils';
import fc from 'fast-check';
import { checks } from '../src/checks';
import { organisationStandard, serviceStandard } from '../src/standards';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    path: { type: 'string' },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
const began = performance.now();
const result = fc.check(
  completionsProperty({
    checks,
    standard: organisationStandard,
    ladders: [serviceStandard],
  }),
  {
    numRuns: count,
    seed,
    ...(values.path === undefined ? {} : { path: values.path }),
  },
);
const seconds = ((performance.now() - began) / 1000).toFixed(0);
const found =
  result.errorInstance instanceof Error ? result.errorInstance.message : '';
process.stdout.write(
  result.failed
    ? `Failed at organisation ${result.numRuns}, after ${seconds} s:\n${found}\nAgain: --seed ${seed} --path ${result.counterexamplePath}\n`
    : `${result.numRuns} organisations hold, seed ${seed}, ${seconds} s.\n`,
);
process.exitCode = result.failed ? 1 : 0;
