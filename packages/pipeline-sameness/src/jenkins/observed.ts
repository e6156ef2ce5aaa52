import { environmentTier, inEnvironment } from '../classify';
import { fingerprintOf } from '../fingerprint';
import { hintedAtoms } from '../hints';
import type { Pipeline, Step } from '../types';

/**
 * Confidence of a pipeline that is known only by the stages of a run (docs/explanation/how-pipelines-are-compared.md,
 * "The slice").
 */
export const OBSERVED_CONFIDENCE = 0.7;

function environmentOf(stage: string): string | undefined {
  return stage
    .split(/[\s\-_./:()]+/)
    .find(word =>
      ['production', 'staging', 'development'].includes(environmentTier(word)),
    );
}

/**
 * The pipeline that a run has shown, for a file whose stages are made by code at run time: the stages' names are all
 * there is to go by. Unknown when no stage ran.
 */
export function pipelineOfRun(
  job: string,
  stages: readonly string[],
): Pipeline {
  const steps: readonly Step[] = stages.map(stage => {
    const name = stage.trim().toLowerCase();
    const atoms = hintedAtoms(name, name.replace(/\s+/g, ' '));
    return {
      atoms: atoms.map(atom => inEnvironment(atom, environmentOf(name))),
      inTemplate: false,
    };
  });
  if (steps.length === 0) {
    const reason = `the last run of ${job} had no stages`;
    return { outcome: 'unknown', engine: 'jenkins', reason, opaque: [] };
  }
  const fingerprint = fingerprintOf({
    steps,
    references: [],
    gates: ['trigger:jenkins'],
  });
  const deploys = fingerprint.stages.filter(name => name.startsWith('deploy:'));
  return {
    outcome: 'known',
    engine: 'jenkins',
    slice: [job],
    basis: 'run',
    confidence: OBSERVED_CONFIDENCE,
    fingerprint,
    steps: { total: steps.length, inTemplate: 0 },
    references: [],
    opaque: [],
    deliversToProduction:
      deploys.length === 0 || deploys.includes('deploy:production'),
  };
}
