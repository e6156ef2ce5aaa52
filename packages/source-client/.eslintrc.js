/** A library: it names no part of the portal but the words that it shares with the browser, and every part may name it. */
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: ['@groundwork/*', '!@groundwork/source-failures'],
});
