/**
 * Pages that say how something is added, by an example that is to be tried from the text alone.
 *
 * @typedef {object} HowTo
 * @property {string} page
 * @property {readonly [file: string, says: RegExp][]} edits - what its commands leave in files that were there
 * @property {readonly [file: string, says: RegExp][]} writes - what is generated once all of it is done
 */

/** @type {readonly HowTo[]} */
export const howTos = [
  {
    page: 'docs/how-to/add-a-check.md',
    edits: [
      [
        'plugins/readiness-backend-module-checks/src/checks/index.ts',
        /^import \{ runsMoreThanOneCopy \}[^]*^ {2}runsMoreThanOneCopy,$/m,
      ],
      [
        'plugins/readiness-backend-module-checks/src/standards/service.ts',
        /step\('runs-more-than-one-copy', /,
      ],
    ],
    writes: [
      ['docs/reference/checks.md', /runs-more-than-one-copy/],
      [
        'plugins/readiness-backend-module-checks/src/checks/__fixtures__/runs-more-than-one-copy/fail.one.json',
        /"says": "One copy\."/,
      ],
    ],
  },
  {
    page: 'docs/how-to/add-a-collector.md',
    edits: [
      [
        'plugins/readiness-common/src/evidence/kinds/index.ts',
        /^export \* from '\.\/buildHealth';$/m,
      ],
      [
        'plugins/readiness-backend-module-jenkins/src/collectors.ts',
        /^import \{ BuildHealthCollector \}[^]*new BuildHealthCollector\(\)/m,
      ],
      [
        'packages/cli/src/failures.test.ts',
        /'jenkins:build-health': \{ 'not there': 'absent' \}/,
      ],
    ],
    writes: [['docs/reference/evidence.md', /build-health/]],
  },
  {
    page: 'docs/how-to/add-a-ci-engine.md',
    edits: [
      [
        'packages/pipeline-sameness/src/read.ts',
        /^import \{ readDronePipeline \}[^]*return readDronePipeline\(/m,
      ],
    ],
    writes: [],
  },
];
