import fc from 'fast-check';
import { FailureReason } from '../../evidence';
import { Answer } from './worlds';

/** Why an answer is missing. The last good one is gone with it: it may have been another. */
export type Hidden = FailureReason | 'never-asked';

/** A part of an organisation that nobody sees: all answers of a collector, of a subject, or one. */
export interface Cover {
  readonly by: 'collector' | 'subject' | 'answer';
  /** Which one, counted around. */
  readonly index: number;
  readonly as: Hidden;
}

/** A few parts; none at all among them. */
export const covers: fc.Arbitrary<readonly Cover[]> = fc.array(
  fc.record({
    by: fc.constantFrom<Cover['by']>(
      'collector',
      'subject',
      'answer',
      'answer',
    ),
    index: fc.nat({ max: 997 }),
    as: fc.constantFrom<Hidden>('forbidden', 'timeout', 'never-asked'),
  }),
  { maxLength: 3 },
);

/** What is hidden of each answer, by its place. */
export function hiddenBy(
  answers: readonly Answer[],
  parts: readonly Cover[],
): ReadonlyMap<number, Hidden> {
  const hidden = new Map<number, Hidden>();
  for (const { by, index, as } of parts) {
    const keys = [...new Set(answers.map((item, at) => keyOf(item, at, by)))];
    const chosen = keys[index % keys.length];
    answers.forEach((item, at) => {
      if (keyOf(item, at, by) === chosen) {
        hidden.set(at, as);
      }
    });
  }
  return hidden;
}

function keyOf(answer: Answer, at: number, by: Cover['by']): string {
  switch (by) {
    case 'collector':
      return answer.collector;
    case 'subject':
      return answer.subject.ref;
    case 'answer':
      return String(at);
    default:
      return neverBy(by);
  }
}

function neverBy(by: never): never {
  throw new Error(`Unknown cover ${String(by)}`);
}
