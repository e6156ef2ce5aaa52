const { pure } = require('../../scripts/lint/pure.cjs');

/** Words and the reasons they are for: it names nothing. */
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  noInlineConfig: true,
  overrides: [pure({ files: ['src/**/*.ts'], imports: [] })],
});
