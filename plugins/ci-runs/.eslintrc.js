const { words } = require('../../scripts/lint/words.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: words({
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    declarations: ['src/plugin.tsx'],
  }),
});
