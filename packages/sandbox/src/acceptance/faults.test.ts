import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import { writeConfiguration } from './__testUtils__/assessment';
import { runCommandLine, type Ended } from './__testUtils__/commandLine';
import { FAULT_EXAMPLES } from './__testUtils__/faultExamples';
import {
  PATIENCE_MS,
  PORT_BASE,
  startSmallCompany,
} from './__testUtils__/servers';

/** One system of each kind, as the sandbox calls it and as the reports do. */
const SYSTEMS = ['git-host', 'cluster:production-api', 'argocd:argocd-staging'];
const GIT_HOST = `localhost:${PORT_BASE + 1}`;
const NAMES = [GIT_HOST, 'production-api', 'argocd-staging'];

/**
 * `yarn proof faults` goes through every kind of fault. Every other run takes one that refuses, one that is silent, one
 * that breaks an answer off and one that hinders nobody: what each kind looks like is the source client's own test.
 */
const EXAMPLES =
  process.env.PROOF === 'faults'
    ? FAULT_EXAMPLES
    : FAULT_EXAMPLES.filter(({ kind }) =>
        ['status', 'never-answers', 'cut-off-body', 'page-changes'].includes(
          kind,
        ),
      );

const VERDICT = /^# \S.*\.\n/;
const WAITS = /^· waits for .*\(no answer for \d+ s\)$/m;

const assessment = z.looseObject({
  verdict: z.looseObject({ sentence: z.string().min(1) }),
  unread: z.object({
    sources: z.array(z.looseObject({ source: z.string() })),
    catalog: z.array(z.unknown()),
  }),
});
const findings = z.array(
  z.looseObject({ subject: z.string(), outcome: z.string() }),
);

let sandbox: RunningSandbox;
let config: string;
beforeAll(async () => {
  sandbox = await startSmallCompany();
  config = writeConfiguration(PORT_BASE);
}, PATIENCE_MS);
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clearAll());

const assess = (...options: string[]) =>
  runCommandLine(['assess', '--config', config, ...options]);
const doctor = (...options: string[]) =>
  runCommandLine(['doctor', '--config', config, ...options]);

/** What a person is left with: a verdict, or one sentence and an exit code that says so. */
function resultOf({ exitCode, stdout, stderr }: Ended): string {
  const said = stderr.split('\n').filter(line => line.startsWith('✗ '));
  if (exitCode === 0 && VERDICT.test(stdout) && said.length === 0)
    return 'verdict';
  if (exitCode === 2 && stdout === '' && said.length === 1)
    return 'one sentence';
  return `exit code ${exitCode}, printed ${stdout.length} characters, said: ${stderr}`;
}

/** Subjects of the doctor's report that cannot be read, as far as they belong to a source. */
function illSources({ stdout }: Ended): readonly string[] {
  const ill = findings
    .parse(JSON.parse(stdout))
    .filter(({ outcome }) => outcome === 'cannot-be-read');
  return NAMES.filter(name =>
    ill.some(({ subject }) => subject.includes(name)),
  );
}

describe.each(EXAMPLES)('with the fault $kind', ({ fault, hinders }) => {
  it(
    'of the Git host, the assessment is a verdict or one sentence that names it; the doctor names every source that fails',
    async () => {
      for (const system of SYSTEMS) sandbox.faults.set(system, fault);
      const assessed = await assess();
      expect(resultOf(assessed)).toBe(hinders ? 'one sentence' : 'verdict');
      expect(assessed.stderr.includes(GIT_HOST)).toBe(hinders);
      const examined = await doctor('--json');
      expect(illSources(examined)).toEqual(hinders ? NAMES : []);
      // Without a fault it may still miss something of this machine, the documentation tool for one.
      expect(hinders ? [1] : [0, 1]).toContain(examined.exitCode);
    },
    PATIENCE_MS,
  );

  it(
    'of a cluster and Argo CD, the assessment is a verdict that names both, as Markdown and as JSON, and says whom it waits for',
    async () => {
      for (const system of SYSTEMS.slice(1)) sandbox.faults.set(system, fault);
      const expected = hinders
        ? ['kubernetes production-api', 'argocd argocd-staging']
        : [];
      const [plain, json] = await Promise.all([assess(), assess('--json')]);
      expect(resultOf(plain)).toBe('verdict');
      const isSilent = ['never-answers', 'stalls'].includes(fault.kind);
      expect(plain.stderr).toMatch(isSilent ? WAITS : /^/);
      expect(
        expected.filter(name => plain.stdout.includes(`- ${name}: **`)),
      ).toEqual(expected);
      expect(json.exitCode).toBe(0);
      const { unread } = assessment.parse(JSON.parse(json.stdout));
      expect([...new Set(unread.sources.map(({ source }) => source))]).toEqual(
        expected,
      );
    },
    PATIENCE_MS,
  );
});

it(
  'Markdown is what the assessment prints unasked, and its sentence is the one of the JSON',
  async () => {
    const [plain, markdown, json] = await Promise.all([
      assess(),
      assess('--markdown'),
      assess('--json'),
    ]);
    const withoutTime = (text: string) => text.replace(/as of \S+/, '');
    expect(withoutTime(markdown.stdout)).toBe(withoutTime(plain.stdout));
    const { verdict } = assessment.parse(JSON.parse(json.stdout));
    expect(plain.stdout.startsWith(`# ${verdict.sentence}\n`)).toBe(true);
  },
  PATIENCE_MS,
);
