const { pure } = require('../../scripts/lint/pure.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  noInlineConfig: true,
  overrides: [
    pure({
      files: ['src/**/*.ts'],
      excludedFiles: ['src/command/**'],
      imports: ['zod', 'canonicalize', 'simple-statistics'],
    }),
    // The program around the library runs on Node, and the library does not know it.
    {
      files: ['src/command/**'],
      rules: { '@backstage/no-mixed-plugin-imports': 'off' },
    },
  ],
});
