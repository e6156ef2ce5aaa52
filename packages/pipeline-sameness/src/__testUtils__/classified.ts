import type { RepositoryPipeline } from '../classes';
import type { Engine, Fingerprint } from '../types';

/** Where it differs from a service of its own team that delivers by itself. */
interface Options {
  readonly team?: string;
  readonly archetype?: string;
  readonly engine?: Engine;
  readonly references?: readonly string[];
  /** Steps beside the one of the template. */
  readonly ownSteps?: number;
  readonly production?: boolean;
  readonly deliversToProduction?: boolean;
}

/** A repository whose pipeline consists of the given atoms. */
export function repository(
  name: string,
  atoms: readonly string[],
  options: Options = {},
): RepositoryPipeline {
  const fingerprint: Fingerprint = {
    templates: [],
    stages: [],
    atoms,
    gates: [],
  };
  const references = options.references ?? [];
  return {
    name,
    team: options.team ?? name,
    archetype: options.archetype ?? 'service',
    production: options.production ?? true,
    pipeline: {
      outcome: 'known',
      engine: options.engine ?? 'github-actions',
      slice: ['x'],
      basis: 'heuristic',
      confidence: 0.6,
      fingerprint,
      steps: {
        total: 1 + (options.ownSteps ?? 0),
        inTemplate: Math.min(references.length, 1),
      },
      references,
      opaque: [],
      deliversToProduction: options.deliversToProduction ?? true,
    },
  };
}
