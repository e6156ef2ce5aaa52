/** The script of a job as a step. */
import { CLUSTER_COMMAND } from '../actions/scripts';
import { readScript } from '../script';
import type { PipelineSource, ReadText, Step } from '../types';

/** Reads a script of a job; `names` are those around it, which speak where it does not. */
export function scriptStep(
  source: Pick<PipelineSource, 'parseYaml'>,
  script: string,
  given: {
    readonly read: ReadText;
    readonly names: readonly string[];
    readonly inTemplate: boolean;
    readonly variables?: ReadonlyMap<string, string>;
  },
): Step {
  const { read, names, inTemplate, variables } = given;
  const { parseYaml } = source;
  const result = readScript(
    script,
    { read, parseYaml, ...(variables ? { variables } : {}) },
    { names },
  );
  return {
    atoms: result.atoms,
    inTemplate,
    ...(result.isHidden ? { isHidden: true } : {}),
  };
}

/** Whether steps make a cluster of their own: what goes there is a test. */
export function makesCluster(steps: readonly Step[]): boolean {
  return steps.some(({ atoms }) =>
    atoms.some(({ head }) => CLUSTER_COMMAND.test(head)),
  );
}
