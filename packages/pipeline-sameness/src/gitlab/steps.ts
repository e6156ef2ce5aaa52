/** What a job of GitLab CI does: its scripts, its reports, a release, or another pipeline. */
import { asTests, withEnvironments } from '../actions/environments';
import { isDelivery } from '../classify';
import { hintedAtoms } from '../hints';
import type { Found, ReadJob } from '../jobs/job';
import { makesCluster, scriptStep } from '../jobs/script';
import { spokenFor } from '../jobs/spoken';
import { referenceKey, referenceText } from '../references';
import type { Atom, Stage, Step } from '../types';
import type { GitlabReading, Origin } from './configuration';
import { asRecord } from './document';
import { includesIn } from './includes';
import type { ResolvedJob, Resolver, ScriptLine } from './resolve';

/** Reads the jobs of a child pipeline; undefined where its file is not at hand. */
export type Child = (
  path: string,
  from: Origin,
) => readonly ReadJob[] | undefined;

interface Place {
  readonly reading: GitlabReading;
  readonly resolver: Resolver;
  readonly child: Child;
  readonly found: Found;
}

interface Given {
  readonly environments: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
  /** Files that the pipeline includes could not be read, so that a job may do more than is seen. */
  readonly isIncomplete: boolean;
}

const REPORTS: ReadonlyArray<readonly [RegExp, Stage]> = [
  [/^(sast|secret_detection|dast)$/, 'sast'],
  [
    /^(dependency_scanning|container_scanning|license_scanning|cyclonedx)$/,
    'sca',
  ],
  [/^(junit|coverage_report)$/, 'test'],
  [/^codequality$/, 'lint'],
];

/** Lines that stand in one file and follow one another are one step: they run in one shell. */
function scriptsIn(
  lines: ReadonlyArray<ScriptLine | undefined>,
): readonly ScriptLine[] {
  const scripts: { texts: string[]; origin: Origin }[] = [];
  for (const line of lines) {
    if (!line) continue;
    const last = scripts.at(-1);
    if (last?.origin === line.origin) last.texts.push(line.text);
    else scripts.push({ texts: [line.text], origin: line.origin });
  }
  return scripts.map(({ texts, origin }) => ({
    text: texts.join('\n'),
    origin,
  }));
}

function ranSteps(
  { reading, resolver, found }: Place,
  { name, keys }: ResolvedJob,
  { variables }: Given,
): readonly Step[] {
  const main = ['before_script', 'script'].flatMap(key => [
    ...resolver.lines(keys.get(key)),
  ]);
  const after = resolver.lines(keys.get('after_script'));
  if ([...main, ...after].some(line => line === undefined))
    found.opaque.add(`a part of ${name} that no file defines`);
  return [...scriptsIn(main), ...scriptsIn(after)].map(({ text, origin }) => {
    const { reference } = origin;
    const step = scriptStep(reading.source, text, {
      read: reading.source.read,
      names: [name],
      inTemplate: reference !== undefined,
      variables,
    });
    if (reference && step.atoms.some(isDelivery))
      found.templates.add(referenceKey(reference));
    return step;
  });
}

function reportedAtoms(
  { keys }: ResolvedJob,
  steps: readonly Step[],
): readonly Atom[] {
  const reports = asRecord(asRecord(keys.get('artifacts')?.value)?.reports);
  const shown = new Set(
    steps.flatMap(({ atoms }) => atoms.map(({ stage }) => stage)),
  );
  return Object.keys(reports ?? {}).flatMap(kind =>
    REPORTS.flatMap(([match, stage]) =>
      match.test(kind) && !shown.has(stage)
        ? [{ stage, head: `report ${kind}` }]
        : [],
    ),
  );
}

/** A pipeline of another project, or of another file of this one. */
function triggered(place: Place, { name, keys }: ResolvedJob): readonly Step[] {
  const entry = keys.get('trigger');
  if (!entry) return [];
  const { found, child } = place;
  const given = asRecord(entry.value);
  const project =
    typeof entry.value === 'string' ? entry.value : given?.project;
  const inTemplate = entry.origin.reference !== undefined;
  if (typeof project === 'string') {
    found.opaque.add(project);
    return [
      {
        atoms: hintedAtoms(name, `trigger ${project}`),
        inTemplate,
        isHidden: true,
      },
    ];
  }
  return includesIn(given?.include).flatMap((include): readonly Step[] => {
    const jobs =
      include.kind === 'local' ? child(include.path, entry.origin) : undefined;
    if (jobs) {
      for (const kind of ['references', 'templates', 'opaque'] as const)
        jobs.forEach(job =>
          job.found[kind].forEach(each => found[kind].add(each)),
        );
      return jobs.flatMap(({ steps }) => steps);
    }
    const isRemote = include.kind === 'project' || include.kind === 'component';
    if (isRemote) {
      found.references.add(referenceKey(include.reference));
      found.templates.add(referenceKey(include.reference));
    }
    found.opaque.add(
      isRemote
        ? referenceText(include.reference)
        : `the pipeline that ${name} starts`,
    );
    return [
      {
        atoms: hintedAtoms(name, `trigger ${include.kind}`),
        inTemplate: inTemplate || isRemote,
        isHidden: true,
      },
    ];
  });
}

/** A job that says nothing of what it does: it is defined where nobody could look, and its name speaks. */
function hiddenSteps(
  { found }: Place,
  { name, missing, keys }: ResolvedJob,
  { isIncomplete }: Given,
): readonly Step[] {
  const isDefined = ['script', 'trigger', 'run'].some(key => keys.has(key));
  if (isDefined || (missing.length === 0 && !isIncomplete)) return [];
  missing.forEach(each => found.opaque.add(each));
  const [atoms = hintedAtoms(name, 'job')] = [name, ...missing]
    .map(each => hintedAtoms(each, 'job'))
    .filter(each => each.some(({ stage }) => stage !== undefined));
  return [{ atoms, inTemplate: isIncomplete, isHidden: true }];
}

/** What a job does, step by step. */
export function stepsOf(
  place: Place,
  job: ResolvedJob,
  given: Given,
): readonly Step[] {
  const ran = spokenFor(
    [
      ...ranSteps(place, job, given),
      ...triggered(place, job),
      ...hiddenSteps(place, job, given),
    ],
    [job.name],
  );
  const isInTemplate = ran.length > 0 && ran.every(step => step.inTemplate);
  const extra: readonly Atom[] = [
    ...reportedAtoms(job, ran),
    ...(job.keys.has('release')
      ? [
          {
            stage: 'publish',
            head: 'gitlab release',
            delivers: 'name',
          } as const,
        ]
      : []),
  ];
  const steps: readonly Step[] =
    extra.length > 0
      ? [...ran, { atoms: extra, inTemplate: isInTemplate }]
      : ran;
  return (makesCluster(steps) ? asTests(steps) : steps).map(step =>
    withEnvironments(step, given.environments),
  );
}
