import { ApiError } from '../objects/api-error';
import { at } from '../objects/json';
import { labelsOf, type KubernetesObject } from '../objects/kubernetes-object';

export type Matches = (object: KubernetesObject) => boolean;

type LabelTest = (labels: Readonly<Record<string, string>>) => boolean;

const SET_BASED = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/;
const EQUALITY = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/;
const KEY = /^!?\s*[A-Za-z0-9]([-A-Za-z0-9_./]*[A-Za-z0-9])?$/;

/** Reads `labelSelector`: equality, set-based and existence requirements, joined by commas. */
export function labelSelector(text: string | undefined): Matches {
  if (text === undefined || text.trim() === '') return () => true;
  const tests = requirementsOf(text).map(labelTest);
  return object => tests.every(test => test(labelsOf(object)));
}

/** Reads `fieldSelector`: fields by path, `=` and `!=`. */
export function fieldSelector(text: string | undefined): Matches {
  if (text === undefined || text.trim() === '') return () => true;
  const tests = text.split(',').map(part => {
    const match = EQUALITY.exec(part.trim());
    const [, field, operator, value] = match ?? [];
    if (field === undefined || value === undefined) {
      throw new ApiError(
        'BadRequest',
        `invalid selector: '${part}'; can't understand '${part}'`,
      );
    }
    return (object: KubernetesObject) =>
      (textOf(object, field) === value) === (operator !== '!=');
  });
  return object => tests.every(test => test(object));
}

function textOf(object: KubernetesObject, field: string): string {
  const value = at(object, ...field.split('.'));
  return value === undefined || value === null ? '' : String(value);
}

/** Splits at the commas outside parentheses. */
function requirementsOf(text: string): readonly string[] {
  return text.split(/,(?![^(]*\))/).map(part => part.trim());
}

function labelTest(requirement: string): LabelTest {
  const set = SET_BASED.exec(requirement);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map(value => value.trim());
    return operator === 'in'
      ? labels => key in labels && values.includes(labels[key] ?? '')
      : labels => !(key in labels) || !values.includes(labels[key] ?? '');
  }
  const equality = EQUALITY.exec(requirement);
  if (equality) {
    const [, key = '', operator, value = ''] = equality;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  if (KEY.test(requirement)) {
    const key = requirement.replace(/^!\s*/, '');
    return requirement.startsWith('!')
      ? labels => !(key in labels)
      : labels => key in labels;
  }
  const found = requirement.split(/\s+/)[1] ?? '';
  throw new ApiError(
    'BadRequest',
    `unable to parse requirement: found '${found}', expected: in, notin, =, ==, !=, gt, lt`,
  );
}
