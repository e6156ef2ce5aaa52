/**
 * Jenkins: a declarative file says what runs; its shared libraries are followed where their repository can be read.
 * A file whose stages are made by code at run time is not guessed at: it stays unknown unless a run proves its stages.
 */
import { Budget, UnreadablePipelineError } from '../budget';
import { deliveryOf, strongest } from '../classify';
import { bestOf, notUnderstood, type EngineReading } from '../engines';
import { fingerprintOf } from '../fingerprint';
import { wordsOf } from '../hints';
import {
  SLICE_CONFIDENCE,
  type DeliveryBasis,
  type Fingerprint,
  type PipelineSource,
} from '../types';
import { functionsIn, librariesOf, type Reading } from './reading';
import {
  GroovyError,
  readGroovy,
  withoutComments,
  type GroovyNode,
} from './tokens';
import { walk } from './walk';

const LOOPS = /(^|\.)(each|collectEntries|eachWithIndex|times|for)$/;

/** Whether code makes stages, or fetches them, while the pipeline runs: then only a run can show them. */
function isDynamic(nodes: readonly GroovyNode[], isLooped = false): boolean {
  return nodes.some(
    ({ name, argument, body }) =>
      (isLooped && name === 'stage') ||
      name === 'evaluate' ||
      (name === 'load' && /^["']/.test(argument)) ||
      (body !== undefined && isDynamic(body, isLooped || LOOPS.test(name))),
  );
}

/** A file that was understood, and that delivers nothing. */
function deliversNothing(
  reason: string,
  state: 'idle' | 'builds',
  opaque: Iterable<string>,
): EngineReading {
  return {
    pipeline: {
      outcome: 'unknown',
      engine: 'jenkins',
      reason,
      opaque: [...opaque].sort(),
    },
    state,
  };
}

function readNodes(
  source: PipelineSource,
  text: string,
  nodes: readonly GroovyNode[],
): Reading {
  const reading: Reading = {
    source,
    budget: new Budget(),
    libraries: librariesOf(text),
    steps: [],
    gates: new Set(),
    references: new Set(),
    opaque: new Set(),
  };
  walk(reading, nodes, {
    stage: '',
    inTemplate: false,
    depth: 0,
    isInside: false,
    functions: functionsIn(nodes),
    values: new Map(),
  });
  reading.gates.add('trigger:jenkins');
  return reading;
}

/** A template of which only the name is known delivers by its name, unless that speaks of building or testing alone. */
function spokenBy({
  steps,
  opaque,
  libraries,
}: Reading): DeliveryBasis | undefined {
  const isTemplate =
    libraries.length > 0 &&
    opaque.size > 0 &&
    steps.every(step => step.inTemplate);
  const isAboutBuilding = [...opaque].every(reference =>
    /^(build|test|lint|check|verify|scan)/.test(
      wordsOf(reference.split(':').pop() ?? '')[0] ?? '',
    ),
  );
  return isTemplate && !isAboutBuilding ? 'name' : undefined;
}

function environmentsIn({ stages }: Fingerprint): readonly string[] {
  const named = stages.flatMap(stage =>
    stage.startsWith('deploy:') ? [stage.slice('deploy:'.length)] : [],
  );
  return [...new Set(named)].sort();
}

function delivering(
  path: string,
  reading: Reading,
  { delivery, isDeclared }: { delivery: DeliveryBasis; isDeclared: boolean },
): EngineReading {
  const { steps, references, gates, opaque } = reading;
  const fingerprint = fingerprintOf({ steps, references, gates });
  const environments = environmentsIn(fingerprint);
  return {
    state: 'delivers',
    pipeline: {
      outcome: 'known',
      engine: 'jenkins',
      slice: [path],
      basis: 'heuristic',
      confidence: isDeclared
        ? SLICE_CONFIDENCE.environment
        : SLICE_CONFIDENCE.heuristic,
      fingerprint,
      steps: {
        total: steps.length,
        inTemplate: steps.filter(step => step.inTemplate).length,
      },
      references: [...references].sort(),
      opaque: [...opaque].sort(),
      deliversToProduction:
        environments.length === 0 || environments.includes('production'),
      delivery,
      triggers: [...gates]
        .filter(gate => gate.startsWith('trigger:'))
        .map(gate => gate.slice('trigger:'.length))
        .sort(),
      environments,
    },
  };
}

function readFile(source: PipelineSource, path: string): EngineReading {
  const text = source.read(path) ?? '';
  if (text.trim() === '')
    return notUnderstood('jenkins', path, 'the file is empty');
  const clean = withoutComments(text);
  const nodes = readGroovy(clean.replace(/@Library\s*\([^)]*\)\s*_?/g, ''));
  if (isDynamic(nodes))
    return notUnderstood(
      'jenkins',
      path,
      'stages are made by code at run time; only a run can show them',
    );
  const reading = readNodes(source, clean, nodes);
  const { steps, opaque } = reading;
  if (steps.length === 0)
    return deliversNothing(`${path}: no steps were found`, 'idle', opaque);
  const delivery =
    strongest(steps.flatMap(step => step.atoms.map(deliveryOf))) ??
    spokenBy(reading);
  if (delivery === undefined)
    return deliversNothing(
      `${path}: nothing in it publishes or deploys`,
      'builds',
      opaque,
    );
  const isDeclared =
    /\bpipeline\s*\{/.test(text) || reading.references.size > 0;
  return delivering(path, reading, { delivery, isDeclared });
}

function readSafely(source: PipelineSource, path: string): EngineReading {
  try {
    return readFile(source, path);
  } catch (error) {
    if (
      error instanceof GroovyError ||
      error instanceof UnreadablePipelineError
    )
      return notUnderstood('jenkins', path, error.message);
    throw error;
  }
}

/** Reads the pipeline of a repository that delivers with Jenkins: the file with the strongest evidence of a delivery. */
export function readJenkinsPipeline(
  source: PipelineSource,
  paths: readonly string[],
): EngineReading {
  const ordered = [...paths].sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  const proven = ordered.filter(path =>
    source.provenSlice?.paths.includes(path),
  );
  const results = (proven.length > 0 ? proven : ordered).map(path =>
    readSafely(source, path),
  );
  return (
    bestOf(results) ??
    notUnderstood('jenkins', 'Jenkinsfile', 'none could be read')
  );
}
