const { words } = require('../../scripts/lint/words.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: words({
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    // Types take messages apart here; what is said stands in src/translation.ts.
    declarations: ['src/say.ts'],
  }),
});
