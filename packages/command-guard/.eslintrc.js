/** A library: it names no part of the portal, and every command may name it. */
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: ['@groundwork/*'],
});
