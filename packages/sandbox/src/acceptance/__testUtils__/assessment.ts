import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

const ROOT = join(__dirname, '../../../../..');
const COMMAND = join(ROOT, 'packages/cli/bin/groundwork');
const run = promisify(execFile);

const range = z.object({ lo: z.number(), hi: z.number() });
const finding = z.looseObject({
  message: z.string(),
  subjectRef: z.string().optional(),
  team: z.string().optional(),
  where: z.string().optional(),
  evidenceId: z.string().optional(),
  object: z
    .looseObject({
      // A line of a file has neither.
      kind: z.string().optional(),
      name: z.string().optional(),
      uid: z.string().optional(),
    })
    .optional(),
});
const checkResult = z.looseObject({
  checkId: z.string(),
  state: z.string(),
  s: z.number().optional(),
  value: range.optional(),
  quantities: z.record(z.string(), range),
  findings: z.array(finding),
  evidenceIds: z.array(z.string()),
  explanation: z.string(),
  unread: z.array(z.looseObject({ name: z.string(), reason: z.string() })),
});
const prerequisite = z.looseObject({
  id: z.string(),
  checks: z.array(checkResult),
  score: z.looseObject({
    confidence: z.number(),
    capped: range,
    uncapped: range,
    displayed: z.looseObject({ unknown: z.number() }),
  }),
  decision: z.looseObject({ gate: z.string() }),
  vetoes: z.array(z.looseObject({ id: z.string(), state: z.string() })),
});
const document = z.looseObject({
  prerequisites: z.array(prerequisite),
  context: z.array(checkResult),
  plan: z.looseObject({
    moves: z.array(
      z.looseObject({ checkId: z.string(), vetoes: z.array(z.string()) }),
    ),
  }),
  verdict: z.looseObject({
    phase: z.string().optional(),
    certain: z.boolean(),
    possible: z.array(z.string()),
    sentence: z.string(),
    reasons: z.array(z.looseObject({ sentence: z.string() })),
    looks: z.array(z.looseObject({ title: z.string() })),
  }),
  size: z.looseObject({
    from: z.string(),
    engineers: z.number().optional(),
    isLowerBound: z.boolean().optional(),
    eligible: z.boolean().optional(),
  }),
});

/** What the command line printed as JSON, as far as these tests read it. */
export type AssessmentDocument = z.infer<typeof document>;

const configuration = z.looseObject({
  readiness: z.looseObject({ scaffolder: z.unknown() }),
  kubernetes: z.looseObject({
    clusterLocatorMethods: z.array(
      z.looseObject({
        clusters: z.array(z.looseObject({ name: z.string() })),
      }),
    ),
  }),
  groundwork: z.looseObject({
    environments: z.array(
      z.looseObject({
        clusters: z.array(
          z.union([z.string(), z.looseObject({ name: z.string() })]),
        ),
      }),
    ),
  }),
});

/**
 * Writes the repository's configuration for the sandbox with other ports. The cluster that never answers is left out:
 * it enters no comparison, and waiting for it is the runner's test. So are the keys below `readiness` that are named.
 */
export function writeConfiguration(
  portBase: number,
  without: readonly 'scaffolder'[] = [],
): string {
  const text = readFileSync(join(ROOT, 'app-config.sandbox.yaml'), 'utf8');
  const config = configuration.parse(
    parse(
      text.replace(
        /localhost:71(\d\d)/g,
        (_, port: string) => `localhost:${portBase + Number(port)}`,
      ),
    ),
  );
  const answers = (cluster: string | { readonly name: string }) =>
    (typeof cluster === 'string' ? cluster : cluster.name) !== 'recovery';
  for (const method of config.kubernetes.clusterLocatorMethods)
    method.clusters = method.clusters.filter(answers);
  for (const environment of config.groundwork.environments)
    environment.clusters = environment.clusters.filter(answers);
  for (const key of without) delete config.readiness[key];
  const path = join(
    mkdtempSync(join(tmpdir(), 'groundwork-acceptance-')),
    'app-config.yaml',
  );
  writeFileSync(path, stringify(config));
  return path;
}

/** Runs the command line as a person does and reads its JSON. */
export async function assess(config: string): Promise<AssessmentDocument> {
  const { stdout } = await run(
    process.execPath,
    [COMMAND, 'assess', '--config', config, '--json'],
    { cwd: ROOT, maxBuffer: 64 * 1024 * 1024, env: { PATH: process.env.PATH } },
  );
  return document.parse(JSON.parse(stdout));
}

/** @throws Error when the document has no such prerequisite. */
export function prerequisiteOf(of: AssessmentDocument, id: string) {
  const found = of.prerequisites.find(item => item.id === id);
  if (!found) throw new Error(`The assessment has no ${id}`);
  return found;
}

/** @throws Error when the document has no such check. */
export function checkOf(of: AssessmentDocument, id: string) {
  const found = [
    ...of.prerequisites.flatMap(({ checks }) => checks),
    ...of.context,
  ].find(({ checkId }) => checkId === id);
  if (!found) throw new Error(`The assessment has no ${id}`);
  return found;
}

/** State of a veto: fired, clear or unknown. */
export function vetoOf(of: AssessmentDocument, id: string): string | undefined {
  return of.prerequisites
    .flatMap(({ vetoes }) => vetoes)
    .find(veto => veto.id === id)?.state;
}

const SLACK = 1e-9;

/** Every number of one assessment that must not be better than in another. */
export function gains(after: AssessmentDocument, than: AssessmentDocument) {
  return after.prerequisites.flatMap(({ id, score }) => {
    const was = prerequisiteOf(than, id).score;
    return [
      ...(score.confidence > was.confidence + SLACK ? [`${id} C`] : []),
      ...(score.capped.lo > was.capped.lo + SLACK ? [`${id} Lo`] : []),
      ...(score.capped.hi < was.capped.hi - SLACK ? [`${id} Hi`] : []),
    ];
  });
}

/** Prerequisites that pass. */
export const openGates = ({ prerequisites }: AssessmentDocument) =>
  prerequisites
    .filter(({ decision }) => decision.gate === 'PASS')
    .map(({ id }) => id);
