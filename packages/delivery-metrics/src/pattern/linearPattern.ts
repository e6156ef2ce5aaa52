import { PatternParser, type Assertion } from './parse';
import { PatternError } from './patternError';
import { programOf, type Step } from './program';

/** Tells whether a text holds what a pattern describes. */
export type LinearPattern = (text: string) => boolean;

const MAX_LENGTH = 500;

/**
 * A regular expression that somebody configured, matched in one pass over the text.
 *
 * JavaScript's own matching tries one way after another, and a pattern such as `(a+)+$` has so many that a title of
 * forty letters keeps it busy for hours; nothing in the language interrupts it. Following all ways at once costs at most
 * the pattern's length for each letter. The price: no looking ahead or back and no references, which are refused.
 *
 * @throws PatternError when the pattern is none, is too large or needs more than one pass.
 */
export function linearPattern(source: string): LinearPattern {
  if (source.length > MAX_LENGTH)
    throw new PatternError(`is longer than ${MAX_LENGTH} characters`);
  if (!isPattern(source)) throw new PatternError('cannot be read');
  const steps = programOf(new PatternParser(source).parse());
  return text => matches(steps, text);
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

function matches(steps: readonly Step[], text: string): boolean {
  const visitedAt = new Int32Array(steps.length).fill(-1);
  let waiting: number[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    // What goes on from the letter before, and an attempt that begins here.
    const pending = [...waiting, steps.length - 1];
    waiting = [];
    const unit = text.charAt(at);
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (visitedAt[id] === at) continue;
      visitedAt[id] = at;
      const step = steps[id];
      if (step === undefined) continue;
      switch (step.type) {
        case 'match':
          return true;
        case 'fork':
          pending.push(step.next, step.other);
          break;
        case 'assertion':
          if (holds(step.assertion, text, at)) pending.push(step.next);
          break;
        case 'character':
          if (at < text.length && step.matches(unit)) waiting.push(step.next);
          break;
        default:
          step satisfies never;
      }
    }
  }
  return false;
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case 'start':
      return at === 0;
    case 'end':
      return at === text.length;
    case 'boundary':
      return isWord(text, at - 1) !== isWord(text, at);
    case 'no-boundary':
      return isWord(text, at - 1) === isWord(text, at);
    default:
      return assertion satisfies never;
  }
}

function isWord(text: string, at: number): boolean {
  return /^\w$/.test(text.charAt(at));
}
