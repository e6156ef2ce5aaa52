/** Conditions of CircleCI (`when:`, `unless:`), answered as far as files can. */
import { matchesExpression } from '../jobs/patterns';
import { mapping } from './config';
import { valueOf, type Scope } from './scope';

/** Whether a condition holds; undefined where it depends. */
type Answer = boolean | undefined;

const MAX_DEPTH = 20;

function truth(value: unknown): Answer {
  if (typeof value === 'string' && value.includes('<<')) return undefined;
  return !(
    value === false ||
    value === '' ||
    value === 0 ||
    value === null ||
    value === undefined ||
    value === 'false'
  );
}

function all(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function equal(values: unknown, scope: Scope): Answer {
  if (!Array.isArray(values)) return undefined;
  const [first, ...rest] = values.map(each => valueOf(each, scope));
  const known = [first, ...rest].map(each =>
    typeof each === 'string' && each.includes('<<') ? undefined : each,
  );
  if (known.includes(undefined)) return undefined;
  return rest.every(each => String(each) === String(first));
}

function matches(value: unknown, scope: Scope): Answer {
  const { pattern, value: given } = mapping(value);
  const name = valueOf(given, scope);
  return typeof pattern === 'string' &&
    typeof name === 'string' &&
    !name.includes('<<')
    ? matchesExpression(name, pattern)
    : undefined;
}

/** Whether a condition holds; undefined where only a run can say. */
export function holds(condition: unknown, scope: Scope, depth = 0): Answer {
  if (depth > MAX_DEPTH) return undefined;
  const logic = mapping(condition);
  const list = (value: unknown) =>
    (Array.isArray(value) ? value : []).map(each =>
      holds(each, scope, depth + 1),
    );
  if ('and' in logic) return all(list(logic.and));
  if ('or' in logic) {
    const answer = all(
      list(logic.or).map(each => (each === undefined ? each : !each)),
    );
    return answer === undefined ? undefined : !answer;
  }
  if ('not' in logic) {
    const answer = holds(logic.not, scope, depth + 1);
    return answer === undefined ? undefined : !answer;
  }
  if ('equal' in logic) return equal(logic.equal, scope);
  if ('matches' in logic) return matches(logic.matches, scope);
  if ('condition' in logic) return holds(logic.condition, scope, depth + 1);
  return typeof condition === 'object' && condition !== null
    ? undefined
    : truth(valueOf(condition, scope));
}
