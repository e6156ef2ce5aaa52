/** Pure: no I/O, no clock, no process. Everything here can run in a browser, a server and a test alike. */
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // What a test run sets up may look at the run.
  overrides: [
    { files: ['src/setupTests.ts'], rules: { 'no-restricted-syntax': 'off' } },
  ],
  restrictedSrcImports: [
    'fs',
    'path',
    'os',
    'crypto',
    'http',
    'https',
    'child_process',
    'process',
    'knex',
    'pg',
  ],
  restrictedImportPatterns: ['node:*', '@backstage/backend-*', '@groundwork/*'],
  restrictedSrcSyntax: [
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'No clock: take the time as an argument.',
    },
    {
      selector:
        "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: 'No clock: take the time as an argument.',
    },
    {
      selector: "CallExpression[callee.name='fetch']",
      message: 'No I/O in the pure core.',
    },
    {
      selector:
        "CallExpression[callee.object.name='Math'][callee.property.name='random']",
      message: 'No chance: take a seeded generator as an argument.',
    },
    {
      selector: "MemberExpression[object.name='process']",
      message: 'No process in the pure core.',
    },
  ],
});
