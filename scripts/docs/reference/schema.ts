/** The part of JSON Schema that our schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly visibility?: string;
  readonly deepVisibility?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

const DURATION = ['milliseconds', 'seconds', 'minutes', 'hours', 'days'];
const NOT_NAMED = /[^a-z0-9]/i;

/** A span such as `{ minutes: 5 }`. */
const isDuration = ({ properties = {} }: JsonSchema): boolean =>
  DURATION.every(unit => unit in properties);

/** What a value may be, in a few words: `string`, `"a" or "b"`, `list of number`. */
export function typeInWords(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? schema.$ref;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum)
    return schema.enum.map(value => JSON.stringify(value)).join(' or ');
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return [...new Set(choice.map(typeInWords))].join(' or ');
  if (isDuration(schema)) return 'duration';
  if (schema.items) return `list of ${typeInWords(schema.items)}`;
  if (typeof schema.additionalProperties === 'object')
    return `map of ${typeInWords(schema.additionalProperties)}`;
  return [schema.type ?? 'anything'].flat().join(' or ');
}

/** One value of a schema by its path: `environments[].name`, `rules.*.weight`. */
export interface Field {
  readonly path: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
  readonly isSecret: boolean;
}

const nested = (schema: JsonSchema): readonly [string, JsonSchema][] => {
  if (isDuration(schema)) return [];
  if (schema.items) return [['[]', schema.items]];
  if (typeof schema.additionalProperties === 'object')
    return [['.*', schema.additionalProperties]];
  return [];
};

/** Every named value below a schema, in the order of the schema. */
export function fieldsOf(schema: JsonSchema, prefix = ''): readonly Field[] {
  const own = isDuration(schema)
    ? []
    : Object.entries(schema.properties ?? {}).flatMap(
        ([name, value]): readonly Field[] => {
          const key = NOT_NAMED.test(name) ? JSON.stringify(name) : name;
          const path = prefix === '' ? key : `${prefix}.${key}`;
          return [
            {
              path,
              type: typeInWords(value),
              isRequired: schema.required?.includes(name) ?? false,
              description: value.description ?? '',
              isSecret: [value.visibility, value.deepVisibility].includes(
                'secret',
              ),
            },
            ...fieldsOf(value, path),
          ];
        },
      );
  return [
    ...own,
    ...nested(schema).flatMap(([suffix, value]) =>
      fieldsOf(value, `${prefix}${suffix}`),
    ),
    ...[
      ...(schema.anyOf ?? []),
      ...(schema.oneOf ?? []),
      ...(schema.allOf ?? []),
    ]
      .flatMap(value => fieldsOf(value, prefix))
      .filter(
        ({ path }, index, all) =>
          all.findIndex(other => other.path === path) === index &&
          !own.some(other => other.path === path),
      ),
  ];
}
