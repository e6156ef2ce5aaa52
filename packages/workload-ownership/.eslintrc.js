const { pure } = require('../../scripts/lint/pure.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  noInlineConfig: true,
  overrides: [pure({ files: ['src/**/*.ts'], imports: [] })],
});
