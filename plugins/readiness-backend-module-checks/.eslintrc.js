const { pure } = require('../../scripts/lint/pure.cjs');

/** Checks judge evidence and look at nothing else. */
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  noInlineConfig: true,
  overrides: [
    pure({
      files: ['src/**/*.ts'],
      excludedFiles: ['src/module.ts'],
      imports: [
        '@groundwork/pipeline-sameness',
        '@groundwork/plugin-readiness-common',
        '@groundwork/workload-ownership',
        'zod',
      ],
    }),
  ],
});
