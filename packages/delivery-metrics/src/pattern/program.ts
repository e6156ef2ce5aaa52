import type { Assertion, Node } from './parse';
import { PatternError } from './patternError';

/** One step of a compiled pattern; `next` and `other` are positions of steps. */
export type Step =
  | {
      readonly type: 'character';
      readonly matches: (unit: string) => boolean;
      next: number;
    }
  | { readonly type: 'assertion'; readonly assertion: Assertion; next: number }
  | { readonly type: 'fork'; next: number; other: number }
  | { readonly type: 'match' };

/** Counted repetitions are written out, so this bounds them too. */
const MAX_STEPS = 1_000;

/** Writes a pattern as steps, from its end to its start; the last one is where to begin. */
export function programOf(node: Node): readonly Step[] {
  const steps: Step[] = [{ type: 'match' }];
  const start = write(node, 0, steps);
  emit({ type: 'fork', next: start, other: start }, steps);
  return steps;
}

/** Writes a node that goes on at `next`; returns where it begins. */
function write(node: Node, next: number, steps: Step[]): number {
  switch (node.type) {
    case 'character':
    case 'assertion':
      return emit({ ...node, next }, steps);
    case 'sequence':
      return node.parts.reduceRight(
        (following, part) => write(part, following, steps),
        next,
      );
    case 'choice':
      return node.parts
        .map(part => write(part, next, steps))
        .reduceRight((other, first) =>
          emit({ type: 'fork', next: first, other }, steps),
        );
    case 'repeat':
      return writeRepeat(node, next, steps);
    default:
      return node satisfies never;
  }
}

function writeRepeat(
  { part, least, most }: Extract<Node, { type: 'repeat' }>,
  next: number,
  steps: Step[],
): number {
  if (least > MAX_STEPS || (most !== Infinity && most > MAX_STEPS))
    throw new PatternError('repeats too often');
  let at = next;
  if (most === Infinity) {
    const fork = { type: 'fork' as const, next, other: next };
    at = emit(fork, steps);
    fork.other = write(part, at, steps);
  } else {
    for (let count = least; count < most; count += 1)
      at = emit(
        { type: 'fork', next: write(part, at, steps), other: next },
        steps,
      );
  }
  for (let count = 0; count < least; count += 1) at = write(part, at, steps);
  return at;
}

function emit(step: Step, steps: Step[]): number {
  if (steps.length >= MAX_STEPS) throw new PatternError('is too large');
  steps.push(step);
  return steps.length - 1;
}
