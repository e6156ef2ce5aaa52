import { toolStage } from './stage.mjs';
import { configCheck } from './stages/config-check.mjs';
import { docs } from './stages/docs.mjs';
import { journeys } from './stages/journeys.mjs';
import { packageTests } from './stages/package-tests.mjs';
import { scriptTests } from './stages/script-tests.mjs';
import { templateTests } from './stages/template-tests.mjs';

const cli = '@backstage/cli/bin/backstage-cli';

/**
 * In order of what they cost, so that a slip shows early.
 *
 * @type {readonly import('./stage.mjs').Stage[]}
 */
export const stages = [
  toolStage('format', 'Format', [
    {
      script: 'prettier/bin-prettier.js',
      args: ['--check', '--loglevel', 'warn', '.'],
    },
  ]),
  toolStage('types', 'Types', [
    {
      script: 'typescript/bin/tsc',
      args: [
        '--noEmit',
        '--emitDeclarationOnly',
        'false',
        '--incremental',
        'false',
      ],
    },
    { script: 'typescript/bin/tsc', args: ['-p', 'scripts/tsconfig.json'] },
  ]),
  toolStage('exports', 'Unused exports and dependencies', [
    {
      script: 'knip/bin/knip.js',
      args: [
        '--no-progress',
        '--treat-config-hints-as-errors',
        '--include',
        'files,exports,types,dependencies,unlisted,unresolved',
      ],
    },
  ]),
  configCheck,
  docs,
  toolStage('lint', 'Lint', [
    { script: cli, args: ['repo', 'lint', '--max-warnings', '0'] },
    {
      script: 'eslint/bin/eslint.js',
      args: ['--max-warnings', '0', '--ext', '.mjs,.ts', 'scripts'],
    },
  ]),
  scriptTests,
  templateTests,
  packageTests,
  journeys,
];
