/** Small readings of Groovy: conditions of stages, triggers, what is a call and what an assignment. */
import type { Reading } from './reading';
import type { GroovyNode } from './tokens';

/** Takes the conditions of a stage into the gates. */
export function readWhen(reading: Reading, nodes: readonly GroovyNode[]): void {
  for (const node of nodes) {
    if (node.name === 'branch')
      reading.gates.add(
        /main|master|trunk/.test(node.argument)
          ? 'if:default-branch'
          : 'if:branch',
      );
    if (node.name === 'buildingTag' || node.name === 'tag')
      reading.gates.add('if:tag');
    if (node.body) readWhen(reading, node.body);
  }
}

/** Takes what starts the pipeline into the gates. */
export function readTriggers(
  reading: Reading,
  nodes: readonly GroovyNode[],
): void {
  for (const node of nodes)
    reading.gates.add(
      `trigger:${node.name === 'cron' ? 'schedule' : node.name}`,
    );
}

/** A stage that only pull requests have is not on the way to production. */
export function isBeforeMerge(body: readonly GroovyNode[]): boolean {
  return body.some(
    ({ name, body: inner }) =>
      name === 'when' &&
      inner?.some(condition => condition.name === 'changeRequest') === true,
  );
}

/** The right-hand side of `def image = docker.build(…)` and the like. */
export function assigned(argument: string): string | undefined {
  return /^(?:\w+\s*)?=(?!=)\s*([\s\S]+)$/.exec(argument)?.[1];
}

/** Whether a node calls something; an operator behind the name makes it a value. */
export function isCall({ argument, body }: GroovyNode): boolean {
  return (
    body !== undefined || argument === '' || !/^[=+\-*/<>.]/.test(argument)
  );
}
