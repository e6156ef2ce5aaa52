import {
  type Finding,
  type Inventory,
  type PipelineEvidence,
  type PipelineRun,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import {
  pipelineOfRun,
  type Pipeline,
  type RepositoryPipeline,
} from '@groundwork/pipeline-sameness';
import { pipelineFileOf } from '../judgements/pipelineFile';

/** Catalog types by the archetype in which pipelines are compared. */
const ARCHETYPES: Readonly<Record<string, string>> = {
  library: 'library',
  job: 'job',
  website: 'front-end',
};

/** A component that ought to be delivered, with what is known of its pipeline. */
export interface Delivered extends RepositoryPipeline {
  readonly evidenceId: string | undefined;
  /** What somebody changes who changes how it is delivered; empty where nothing is known of it. */
  readonly toChange: Pick<Finding, 'object'>;
  /** What the environments ask for that its files name. */
  readonly protection: PipelineEvidence['protection'];
  /** Nothing is known: not looked at, the look failed, or the files could not be understood. */
  readonly isUnread: boolean;
}

/** What is known of how components are delivered: their files, and what runs have shown. */
export interface DeliveryReadings {
  readonly pipelines: readonly Reading<PipelineEvidence>[];
  readonly runs: readonly Reading<PipelineRun>[];
}

function toChange(
  files: Reading<PipelineEvidence> | undefined,
  run: Reading<PipelineRun> | undefined,
): Delivered['toChange'] {
  if (files?.state === 'read') return { object: pipelineFileOf(files.value) };
  return run?.state === 'read'
    ? { object: { kind: 'Job', name: run.value.job } }
    : {};
}

/** The pipeline that files describe; where they cannot be understood, the one that a run has shown. */
function pipelineOf(
  files: Reading<PipelineEvidence> | undefined,
  run: Reading<PipelineRun> | undefined,
): Pipeline {
  const written: Pipeline =
    files?.state === 'read'
      ? files.value.pipeline
      : { outcome: 'unknown', reason: reasonOf(files), opaque: [] };
  const isReadable =
    written.outcome === 'known' || written.engine !== 'jenkins';
  return isReadable || run?.state !== 'read'
    ? written
    : pipelineOfRun(run.value.job, run.value.stages);
}

/**
 * The deployable components of a lifecycle that belong to an active team, by the pipeline of each. A component without a
 * CI file is unread: if it is deployed, something delivers it.
 */
export function deliveredComponents(
  { pipelines, runs }: DeliveryReadings,
  inventory: Inventory,
  lifecycles: readonly string[],
): readonly Delivered[] {
  const byRef = new Map(
    pipelines.map(reading => [reading.subject.ref, reading]),
  );
  const runByRef = new Map(runs.map(reading => [reading.subject.ref, reading]));
  return inventory.components
    .filter(({ lifecycle }) => lifecycles.includes(lifecycle))
    .map(({ ref, team, type }) => {
      const reading = byRef.get(ref);
      const pipeline = pipelineOf(reading, runByRef.get(ref));
      return {
        name: ref,
        team: team ?? '',
        archetype: ARCHETYPES[type] ?? 'service',
        production: true,
        pipeline,
        evidenceId: reading?.evidenceId,
        protection:
          reading?.state === 'read' ? reading.value.protection : undefined,
        toChange: toChange(reading, runByRef.get(ref)),
        isUnread: pipeline.outcome === 'unknown',
      };
    });
}

function reasonOf(reading: Reading<PipelineEvidence> | undefined): string {
  if (reading?.state === 'absent') return 'no CI file was found';
  return reading?.state === 'unread' ? reading.reason : 'nobody looked';
}

/** Components with an owner that is an active team: the population of every team-based number. */
export function ownedOnly(
  components: readonly Delivered[],
): readonly Delivered[] {
  return components.filter(({ team }) => team !== '');
}

/** Groups by a key, keys in order. */
export function groupBy<T>(
  items: readonly T[],
  key: (item: T) => string,
): ReadonlyArray<readonly [string, readonly T[]]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
