/**
 * Jenkins: a declarative file says what runs; its shared libraries are followed where their repository can be read.
 * A file whose stages are made by code at run time is not guessed at: it stays unknown unless a run proves its stages.
 */
import { isDelivery } from '../classify';
import { fingerprintOf } from '../fingerprint';
import {
  SLICE_CONFIDENCE,
  type Pipeline,
  type PipelineSource,
  type Stage,
  type Step,
} from '../types';
import { GroovyError, readGroovy, withoutComments } from './tokens';
import { librariesOf, walk, type Reading } from './walk';

const DYNAMIC =
  /\.(each|collectEntries|eachWithIndex|times)\b[^\n]*\{[\s\S]*?\bstage\s*\(|for\s*\([^)]*\)\s*\{[^}]*\bstage\s*\(|\bevaluate\s*\(|\bload\s*\(?\s*["']/;

function unknown(reason: string, opaque: Iterable<string> = []): Pipeline {
  return {
    outcome: 'unknown',
    engine: 'jenkins',
    reason,
    opaque: [...opaque].sort(),
  };
}

function readText(source: PipelineSource, text: string): Reading {
  const clean = withoutComments(text);
  const reading: Reading = {
    source,
    libraries: librariesOf(clean),
    steps: [],
    gates: new Set(),
    references: new Set(),
    opaque: new Set(),
  };
  walk(reading, readGroovy(clean.replace(/@Library\s*\([^)]*\)\s*_?/g, '')), {
    stage: '',
    inTemplate: false,
    depth: 0,
  });
  reading.gates.add('trigger:jenkins');
  return reading;
}

function delivers(
  steps: readonly Step[],
  opaque: ReadonlySet<string>,
): boolean {
  return opaque.size > 0 || steps.some(step => step.atoms.some(isDelivery));
}

function reachesProduction(stages: readonly Stage[]): boolean {
  const deploys = stages.filter(stage => stage.startsWith('deploy:'));
  return deploys.length === 0 || deploys.includes('deploy:production');
}

function readFile(source: PipelineSource, path: string): Pipeline {
  const text = source.read(path) ?? '';
  if (text.trim() === '') return unknown(`${path}: the file is empty`);
  if (DYNAMIC.test(withoutComments(text)))
    return unknown(
      `${path}: stages are made by code at run time; only a run can show them`,
    );
  const reading = readText(source, text);
  if (reading.steps.length === 0)
    return unknown(`${path}: no steps were found`, reading.opaque);
  if (!delivers(reading.steps, reading.opaque))
    return unknown(
      `${path}: nothing in it publishes or deploys`,
      reading.opaque,
    );
  const fingerprint = fingerprintOf({
    steps: reading.steps,
    references: reading.references,
    gates: reading.gates,
  });
  const declarative =
    /\bpipeline\s*\{/.test(text) || reading.references.size > 0;
  return {
    outcome: 'known',
    engine: 'jenkins',
    slice: [path],
    basis: 'heuristic',
    confidence: declarative
      ? SLICE_CONFIDENCE.environment
      : SLICE_CONFIDENCE.heuristic,
    fingerprint,
    steps: {
      total: reading.steps.length,
      inTemplate: reading.steps.filter(step => step.inTemplate).length,
    },
    references: [...reading.references].sort(),
    opaque: [...reading.opaque].sort(),
    deliversToProduction: reachesProduction(fingerprint.stages),
  };
}

/** Reads the pipeline of a repository that delivers with Jenkins: the file named `Jenkinsfile`, else the one that delivers. */
export function readJenkinsPipeline(
  source: PipelineSource,
  paths: readonly string[],
): Pipeline {
  const ordered = [...paths].sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  const proven = ordered.filter(path =>
    source.provenSlice?.paths.includes(path),
  );
  const results = (proven.length > 0 ? proven : ordered).map(path => {
    try {
      return readFile(source, path);
    } catch (error) {
      if (error instanceof GroovyError)
        return unknown(`${path}: ${error.message}`);
      throw error;
    }
  });
  const known = results.find(({ outcome }) => outcome === 'known');
  return known ?? results[0] ?? unknown('no Jenkinsfile could be read');
}
