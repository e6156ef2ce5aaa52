import { pipelineOf, workflow } from './__testUtils__/repository';

const MAIN = '.github/workflows/main.yml';

/** Milliseconds that reading takes. */
function timed(files: Parameters<typeof pipelineOf>[0]): {
  ms: number;
  outcome: string;
  reason: string;
} {
  const start = Date.now();
  const pipeline = pipelineOf(files);
  return {
    ms: Date.now() - start,
    outcome: pipeline.outcome,
    reason: pipeline.outcome === 'unknown' ? pipeline.reason : '',
  };
}

describe('reading ends, whatever a file says', () => {
  it('where an action calls itself ten times in every step', () => {
    const steps = Array.from({ length: 10 }, () => '{ uses: ./again }').join(
      ', ',
    );
    const read = timed({
      [MAIN]: workflow('deploy: { steps: [{ uses: ./again }] }'),
      'again/action.yml': `runs: { using: composite, steps: [${steps}] }`,
    });
    expect(read.reason).toMatch(/call more than 20,000 steps in one another/);
    expect(read.ms).toBeLessThan(5_000);
  });

  it('where workflows call one another in a circle, as deep as the platform goes', () => {
    const read = timed({
      [MAIN]: workflow('deploy: { uses: ./.github/workflows/other.yml }'),
      '.github/workflows/other.yml': `on: workflow_call\njobs: { deploy: { uses: ./.github/workflows/other.yml } }`,
    });
    expect(read.outcome).toBe('known');
  });

  it.each([
    ['here-documents that are not closed', 'cat <<EOF\n'.repeat(20_000)],
    ['a quote that is not closed', `echo "${'a;'.repeat(100_000)}`],
    ['expressions that are not closed', '${{ '.repeat(100_000)],
    ['a long word', `deploy-${'a'.repeat(300_000)}`],
    ['many words', `kubectl ${'a '.repeat(100_000)}`],
    ['substitutions inside substitutions', '$('.repeat(50_000)],
    ['shells inside shells', `sh -c "${"sh -c '".repeat(5_000)}`],
  ])('where a script has %s', (_, script) => {
    const read = timed({
      [MAIN]: workflow(`j: { steps: [{ run: ${JSON.stringify(script)} }] }`),
    });
    expect(read.ms).toBeLessThan(5_000);
  });

  it('where conditions are long and nested', () => {
    const condition = `${'('.repeat(2_000)}a${')'.repeat(2_000)}`;
    const read = timed({
      [MAIN]: workflow(
        `j: { if: ${JSON.stringify(condition)}, steps: [{ run: cf push }] }`,
      ),
    });
    expect(read.outcome).toBe('known');
  });

  it('where variables of a Makefile name one another without end', () => {
    const read = timed({
      [MAIN]: workflow('j: { steps: [{ run: make ship }] }'),
      Makefile: `${Array.from(
        { length: 50 },
        (_, n) => `A${n} = ${`$(A${(n + 1) % 50})`.repeat(100)}`,
      ).join('\n')}\nship: ship\n\t$(A0)\n`,
    });
    expect(read.ms).toBeLessThan(5_000);
  });

  it('where Groovy is deep, with the reason', () => {
    const deep = timed({
      Jenkinsfile: `${'a { '.repeat(20_000)}${'}'.repeat(20_000)}`,
    });
    expect(deep.reason).toMatch(/nested deeper than 60/);
    expect(deep.ms).toBeLessThan(5_000);
  });

  it('where Groovy functions call one another', () => {
    const read = timed({
      Jenkinsfile: `def a() {\n${'  b()\n'.repeat(
        10,
      )}}\ndef b() {\n${'  a()\n'.repeat(10)}}\nnode { a() }`,
    });
    expect(read.reason).toMatch(/call more than 20,000 steps/);
  });
});
