/** The jobs of one engine's files as a pipeline: what of them is on the way to production, and what it proves. */
import { isDocumentation, isInPassing } from '../actions/upkeep';
import { UnreadablePipelineError } from '../budget';
import { isDelivery, strongest } from '../classify';
import { bestOf, notUnderstood, type EngineReading } from '../engines';
import { fingerprintOf } from '../fingerprint';
import { wordsOf } from '../hints';
import {
  SLICE_CONFIDENCE,
  type DeliveryBasis,
  type Engine,
  type KnownPipeline,
} from '../types';
import { chainOf, evidenceOf, inOrderOfNeeds, orderGates } from './chain';
import type { Found, ReadJob } from './job';
import { isAfterMerge, triggersOf } from './occasions';
import { environmentsOf, reachesProduction } from './outcome';

/** A file of an engine with all its jobs. */
export interface ReadFile {
  readonly engine: Engine;
  /** The file in which the pipeline begins. */
  readonly path: string;
  readonly jobs: readonly ReadJob[];
  /** What the file as a whole names: templates from which jobs come that are not seen here. */
  readonly found: Found;
}

function deliveryBy(job: ReadJob): DeliveryBasis | undefined {
  const evidence = evidenceOf(job);
  if (isDocumentation(job.id)) return undefined;
  return evidence !== 'deploys' && isInPassing(job.id) ? undefined : evidence;
}

/** A file that is nothing but a template of which only the name is known delivers by its name, unless that speaks of building or testing alone. */
function spokenBy({ jobs, found }: ReadFile): DeliveryBasis | undefined {
  const isTemplate = jobs.every(job =>
    job.steps.every(step => step.inTemplate),
  );
  const hidden = [...found.templates].filter(key =>
    [...found.opaque].some(text => text.startsWith(key.replace(/@.*$/, ''))),
  );
  const isAboutBuilding = hidden.every(reference =>
    wordsOf(
      reference
        .replace(/@.*$/, '')
        .split('/')
        .pop()
        ?.replace(/\.ya?ml$/, '') ?? '',
    ).some(word =>
      /^(build|tests?|lint|check|verify|scan\w*|sast)$/.test(word),
    ),
  );
  return isTemplate && hidden.length > 0 && !isAboutBuilding
    ? 'name'
    : undefined;
}

function sorted(values: Iterable<string>): readonly string[] {
  return [...new Set(values)].sort();
}

function deliversNothing(file: ReadFile): EngineReading {
  const { engine, path, jobs, found } = file;
  const opaque = sorted([
    ...found.opaque,
    ...jobs.flatMap(job => [...job.found.opaque]),
  ]);
  const hiding = jobs.filter(job => job.steps.some(step => step.isHidden));
  const [first] = sorted([
    ...found.opaque,
    ...hiding.flatMap(job => [...job.found.opaque]),
  ]);
  const stages = jobs.flatMap(job =>
    job.steps.flatMap(step => step.atoms.map(({ stage }) => stage)),
  );
  if (first !== undefined) {
    const reason = `what it takes from ${first} could not be read, and nothing else in it publishes or deploys`;
    const { pipeline, state } = notUnderstood(engine, path, reason);
    return { pipeline: { ...pipeline, opaque }, state };
  }
  const isBuilding = stages.some(
    stage => stage === 'test' || stage === 'image' || stage === 'lint',
  );
  const reason = `${path}: nothing in it publishes or deploys after the merge`;
  return {
    pipeline: { outcome: 'unknown', engine, reason, opaque },
    state: isBuilding ? 'builds' : 'idle',
  };
}

function knownPipeline(
  file: ReadFile,
  onChain: readonly ReadJob[],
  delivery: DeliveryBasis,
): KnownPipeline {
  const { engine, path, found } = file;
  const steps = onChain.flatMap(job => job.steps);
  const delivering = onChain.filter(deliveryBy);
  const triggers = sorted(
    (delivering.length > 0 ? delivering : onChain).flatMap(({ occasions }) =>
      triggersOf(occasions),
    ),
  );
  const basis = delivering.some(job => job.environments.length > 0)
    ? 'environment'
    : 'heuristic';
  const all = (kind: keyof Found) =>
    sorted([...found[kind], ...onChain.flatMap(job => [...job.found[kind]])]);
  return {
    outcome: 'known',
    engine,
    slice: sorted([path, ...onChain.flatMap(job => job.files)]),
    basis,
    confidence: SLICE_CONFIDENCE[basis],
    fingerprint: fingerprintOf({
      steps,
      references: all('references'),
      gates: [
        ...triggers.map(trigger => `trigger:${trigger}`),
        ...onChain.flatMap(job => job.gates),
        ...orderGates(onChain),
      ],
    }),
    steps: {
      total: steps.length,
      inTemplate: steps.filter(step => step.inTemplate).length,
    },
    references: all('templates'),
    opaque: all('opaque'),
    deliversToProduction: reachesProduction(steps),
    delivery,
    triggers,
    environments: environmentsOf(delivering),
  };
}

/** The pipeline that a file is. */
export function readingOf(file: ReadFile): EngineReading {
  const jobs = inOrderOfNeeds(
    file.jobs.filter(({ occasions }) => isAfterMerge(occasions)),
  );
  const delivery = strongest(jobs.map(deliveryBy)) ?? spokenBy(file);
  if (delivery === undefined) return deliversNothing(file);
  const chain = new Set(chainOf(jobs, job => deliveryBy(job) !== undefined));
  const rollsBack = (job: ReadJob) =>
    job.steps.some(({ atoms }) =>
      atoms.some(atom => atom.stage === 'rollback' && !isDelivery(atom)),
    );
  const onChain = jobs.filter(job => chain.has(job) || rollsBack(job));
  return {
    pipeline: knownPipeline(file, onChain, delivery),
    state: 'delivers',
  };
}

/** Reads the files of one engine, each by itself: one that cannot be understood is named with the reason. */
export function readingOfFiles(
  engine: Engine,
  paths: readonly string[],
  read: (path: string) => EngineReading,
): EngineReading {
  const readings = paths.map(path => {
    try {
      return read(path);
    } catch (error) {
      if (!(error instanceof UnreadablePipelineError)) throw error;
      const { message } = error;
      const start = `${path}: `;
      return notUnderstood(
        engine,
        path,
        message.startsWith(start) ? message.slice(start.length) : message,
      );
    }
  });
  return bestOf(readings) ?? notUnderstood(engine, engine, 'no file of it');
}
