const { createConfigForRole } = require('@backstage/cli/config/eslint-factory');

/** The folder is no package, so its role is said here: programs for a terminal. */
module.exports = createConfigForRole(__dirname, 'cli', {
  rules: {
    // Waiting for one thing after the other is the point of a start or a measurement.
    'no-await-in-loop': 'off',
    // node:test is not Jest.
    'jest/expect-expect': 'off',
    'jest/no-standalone-expect': 'off',
    // The tools are the repository's, whose package.json lists them.
    'import/no-extraneous-dependencies': 'off',
  },
});
