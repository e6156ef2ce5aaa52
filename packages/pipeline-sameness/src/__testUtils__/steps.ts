import { knownPipelineOf, workflow, type Files } from './repository';

export const MAIN = '.github/workflows/main.yml';
export const SHIP = '{ run: cf push }';
export const PROGRAM = 'runs: { using: node24, main: index.js }';

/** What is read of a job of the given steps, which ends with a deployment. */
export function readSteps(steps: string, files: Files = {}) {
  const pipeline = knownPipelineOf({
    [MAIN]: workflow(`j: { steps: [${steps}, ${SHIP}] }`),
    ...files,
  });
  const { fingerprint, references, opaque } = pipeline;
  return {
    atoms: fingerprint.atoms.filter(atom => atom !== 'deploy|cf push'),
    templates: fingerprint.templates,
    references,
    opaque,
    steps: pipeline.steps,
  };
}

/** An action of the given steps. */
export const composite = (steps: string, inputs = '{}') =>
  `inputs: ${inputs}\nruns: { using: composite, steps: [${steps}] }`;
