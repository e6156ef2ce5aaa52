const { pure } = require('../../scripts/lint/pure.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  noInlineConfig: true,
  overrides: [
    pure({
      files: ['src/**/*.ts'],
      imports: [
        'zod',
        '@backstage/catalog-model',
        '@groundwork/source-failures',
        '@groundwork/workload-ownership',
        'simple-statistics',
      ],
    }),
    // The generator is defined on 32-bit words.
    { files: ['src/phase/random.ts'], rules: { 'no-bitwise': 'off' } },
  ],
});
