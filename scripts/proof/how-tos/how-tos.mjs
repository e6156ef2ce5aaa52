import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { yarnPath } from '../../setup/yarn.mjs';
import { runTool } from '../../test/stage.mjs';
import { copyOfRepository } from './copy.mjs';
import { follow } from './follow.mjs';
import { howTos } from './pages.mjs';
import { readSteps } from './steps.mjs';

/**
 * @param {string} folder
 * @param {readonly [string, RegExp][]} wanted
 * @returns {readonly import('./follow.mjs').Followed[]}
 */
function lookFor(folder, wanted) {
  return wanted.map(([file, says]) => ({
    name: `${file} says ${says.source}`,
    works: says.test(readFileSync(join(folder, file), 'utf8')),
    output: 'It does not.',
  }));
}

/**
 * The pages are followed in one copy, one after the other, and then the whole of it is checked for types: what a page
 * gives has to fit where it goes, not only to run.
 *
 * @type {import('../proofs.mjs').Proof}
 */
export const howToProof = {
  id: 'how-tos',
  title:
    'a check, a collector and a reader of pipelines are added to a copy by the text of their pages alone, and every command of them works',
  takes: '3 minutes',
  async run(context) {
    const { env } = context.toolchain;
    const copy = copyOfRepository(yarnPath());
    /** @type {import('../../test/failures.mjs').Failure[]} */
    const failures = [];
    let passed = 0;
    /** @param {string} file @param {readonly import('./follow.mjs').Followed[]} results */
    const count = (file, results) => {
      for (const { name, works, output } of results)
        if (works) passed += 1;
        else failures.push({ file, name, message: output.slice(-4_000) });
    };
    try {
      for (const { page, edits, writes } of howTos) {
        context.progress.line(`  ${page}`);
        const where = {
          ...copy,
          env: { ...env, CI: 'true', FORCE_COLOR: '0' },
        };
        count(page, await follow(readSteps(page), where));
        count(page, lookFor(copy.folder, [...edits, ...writes]));
      }
      const { code, output } = await runTool(context, {
        script: 'typescript/bin/tsc',
        args: [
          ...['--noEmit', '--emitDeclarationOnly', 'false'],
          // What is installed is linked, and declarations would name it by another path.
          ...['--incremental', 'false', '--declaration', 'false'],
        ],
        cwd: copy.folder,
        name: 'proof-how-tos-types',
      });
      const name = 'what the pages give has the types of what is there';
      count('tsconfig.json', [{ name, works: code === 0, output }]);
    } finally {
      copy.remove();
    }
    return {
      counts: { passed, failed: failures.length, skipped: 0 },
      failures,
    };
  },
};
