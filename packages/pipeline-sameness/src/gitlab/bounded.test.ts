import { pipelineOf, type Files } from '../__testUtils__/repository';

function timed(files: Files) {
  const start = Date.now();
  const pipeline = pipelineOf(files);
  return {
    ms: Date.now() - start,
    outcome: pipeline.outcome,
    reason: pipeline.outcome === 'unknown' ? pipeline.reason : '',
  };
}

const times = (count: number, make: (n: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, n) => make(n)).join(between);

describe('reading GitLab CI ends, whatever a file says', () => {
  it.each<readonly [string, Files, RegExp]>([
    [
      'files include themselves with other inputs',
      {
        '.gitlab-ci.yml': 'include: { local: a.yml, inputs: { n: 1 } }',
        'a.yml': 'include: { local: a.yml, inputs: { n: 1 } }',
      },
      /include more than 150 others/,
    ],
    [
      'references fan out into one another',
      {
        '.gitlab-ci.yml': `${times(
          12,
          n =>
            `.s${n}: { script: [${times(
              10,
              () => `!reference [.s${n + 1}, script]`,
              ', ',
            )}] }`,
        )}\nd: { script: [!reference [.s0, script]] }`,
      },
      /call more than 20,000 steps|nothing in it publishes/,
    ],
    [
      'jobs extend one another in a long row',
      {
        '.gitlab-ci.yml': `${times(
          5_000,
          n => `.j${n}: { extends: .j${n + 1} }`,
        )}\nd: { extends: .j0, script: cf push }`,
      },
      /extend one another more than 100 times/,
    ],
    [
      'it has jobs without number',
      { '.gitlab-ci.yml': times(5_000, n => `j${n}: { script: cf push }`) },
      /more than 2,000 jobs/,
    ],
    [
      'child pipelines start themselves',
      {
        '.gitlab-ci.yml': 'child: { trigger: { include: .gitlab-ci.yml } }',
      },
      /nothing in it publishes|could not be read/,
    ],
  ])('where %s, with the reason', (_, files, reason) => {
    const read = timed(files);
    expect(read.reason).toMatch(reason);
    expect(read.ms).toBeLessThan(5_000);
  });

  it.each<readonly [string, string]>([
    [
      'two thousand jobs in two stages wait for one another',
      times(
        2_000,
        n =>
          `j${n}: { stage: ${
            n < 1_000 ? 'build' : 'deploy'
          }, script: cf push }`,
      ),
    ],
    [
      'a script is a mebibyte long',
      `d:\n  script:\n${times(
        20_000,
        () => '    - kubectl apply -f a.yaml --with --many --words',
      )}`,
    ],
    [
      'references are not closed',
      `d: { script: "${'!reference ['.repeat(80_000)}" }`,
    ],
    [
      'conditions are long and nested',
      `d: { script: cf push, rules: [{ if: "${'('.repeat(2_000)}$A${')'.repeat(
        2_000,
      )}" }] }`,
    ],
    [
      'a pattern would take for ever',
      `d: { script: cf push, rules: [{ if: '$CI_COMMIT_BRANCH =~ /^((a+)+)+b${'(.*)'.repeat(
        30,
      )}$/' }] }`,
    ],
    [
      'inputs stand everywhere',
      `spec: { inputs: { a: { default: ${'x'.repeat(
        100,
      )} } } }\n---\nd: { script: "cf push ${'$[[ inputs.a ]]'.repeat(
        20_000,
      )}" }`,
    ],
    [
      'variables name one another',
      `variables: { A: $B, B: $A$A }\nd: { script: cf push, environment: $A$B }`,
    ],
  ])('where %s', (_, file) => {
    const read = timed({ '.gitlab-ci.yml': file });
    expect(read.ms).toBeLessThan(5_000);
    expect(read.reason).not.toMatch(/Maximum call stack/);
  });
});
