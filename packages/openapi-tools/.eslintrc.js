/** A library: it names no part of the portal, and every part of the portal may name it. */
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: ['@groundwork/*'],
});
