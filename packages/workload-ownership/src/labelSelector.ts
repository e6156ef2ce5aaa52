/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** One condition of a label selector. An absent key meets `not-in` and `absent` only, as in Kubernetes. */
export type LabelRequirement =
  | {
      readonly key: string;
      readonly operator: 'in' | 'not-in';
      readonly values: readonly string[];
    }
  | { readonly key: string; readonly operator: 'exists' | 'absent' }
  | {
      readonly key: string;
      readonly operator: 'above' | 'below';
      readonly than: number;
    };

/** All of its requirements have to be met. */
export type LabelSelector = readonly LabelRequirement[];

const NAME = '[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?';
const KEY = `(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?/)?${NAME}`;
const PRESENCE = new RegExp(`^(!?)\\s*(${KEY})$`);
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*((?:${NAME})?)$`);
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const ORDER = new RegExp(`^(${KEY})\\s*([<>])\\s*(\\d+)$`);
const VALUE = new RegExp(`^(?:${NAME})?$`);
const INTEGER = /^[-+]?\d+$/;

function equality(part: string): LabelRequirement | undefined {
  const [, key, operator, value] = EQUALITY.exec(part) ?? [];
  return key === undefined || value === undefined
    ? undefined
    : {
        key,
        operator: operator === '!=' ? 'not-in' : 'in',
        values: [value],
      };
}

function setBased(part: string): LabelRequirement | undefined {
  const [, key, operator, list] = SET.exec(part) ?? [];
  if (key === undefined || list === undefined) return undefined;
  const values = list.split(',').map(value => value.trim());
  return values.every(value => VALUE.test(value))
    ? { key, operator: operator === 'in' ? 'in' : 'not-in', values }
    : undefined;
}

function ordered(part: string): LabelRequirement | undefined {
  const [, key, sign, than] = ORDER.exec(part) ?? [];
  return key === undefined
    ? undefined
    : { key, operator: sign === '>' ? 'above' : 'below', than: Number(than) };
}

function presence(part: string): LabelRequirement | undefined {
  const [, not, key] = PRESENCE.exec(part) ?? [];
  return key === undefined
    ? undefined
    : { key, operator: not === '!' ? 'absent' : 'exists' };
}

/**
 * Reads a selector as a Kubernetes API server does: `app=checkout,tier!=test`, `env in (prod, dr)`, `!canary`, `rank>2`.
 * Undefined for what a server would refuse. An empty text selects everything, there as here.
 */
export function parseLabelSelector(text: string): LabelSelector | undefined {
  if (text.trim() === '') return [];
  const parts = text.split(/,(?![^(]*\))/).map(part => part.trim());
  const requirements = parts.flatMap(
    part =>
      equality(part) ?? setBased(part) ?? ordered(part) ?? presence(part) ?? [],
  );
  return requirements.length === parts.length ? requirements : undefined;
}

function meets(requirement: LabelRequirement, labels: Labels): boolean {
  const { key, operator } = requirement;
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'in':
      return value !== undefined && requirement.values.includes(value);
    case 'not-in':
      return value === undefined || !requirement.values.includes(value);
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case 'above':
      return isNumber(value) && Number(value) > requirement.than;
    case 'below':
      return isNumber(value) && Number(value) < requirement.than;
    default:
      return neverOperator(operator);
  }
}

function isNumber(value: string | undefined): value is string {
  return value !== undefined && INTEGER.test(value);
}

/** Tells whether an object with these labels is selected. */
export function selectsLabels(
  selector: LabelSelector,
  labels: Labels,
): boolean {
  return selector.every(requirement => meets(requirement, labels));
}

function neverOperator(operator: never): never {
  throw new TypeError(`No such operator: ${operator}`);
}
