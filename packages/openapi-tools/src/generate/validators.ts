import { z } from 'zod';
import type { Document, Schema } from '../document';

const REFERENCE = /^#\/components\/schemas\/(\w+)$/;
/** Says nothing about what a value may be. */
const SILENT = ['description', 'title', 'default', 'propertyNames'];

const propertiesSchema = z.record(
  z.string(),
  z.record(z.string(), z.unknown()),
);
const namesSchema = z.array(z.string());
const valuesSchema = z.array(z.union([z.string(), z.number(), z.boolean()]));
const schemasSchema = z.array(z.record(z.string(), z.unknown()));
const schemaSchema = z.record(z.string(), z.unknown());

/** Name of the validator of a schema. */
export function validatorOf(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`;
}

/** Validators of all schemas, each after those that it names. */
export function validators({ components }: Document): string {
  return inOrder(components.schemas)
    .map(
      ([name, schema]) =>
        `/** Validates {@link ${name}}. */\nexport const ${validatorOf(
          name,
        )} = ${expressionOf(
          schema,
        )} satisfies z.ZodType<components['schemas']['${name}']>;`,
    )
    .join('\n\n');
}

/** A zod expression for a schema. What is not understood is refused, never passed over. */
export function expressionOf(schema: Schema): string {
  const { $ref, type, enum: words, const: only, anyOf, oneOf } = schema;
  if ($ref !== undefined) {
    return validatorOf(nameOf($ref));
  }
  if (anyOf !== undefined || oneOf !== undefined) {
    known(schema, ['anyOf', 'oneOf']);
    const options = schemasSchema.parse(anyOf ?? oneOf).map(expressionOf);
    return `z.union([${options.join(', ')}])`;
  }
  if (words !== undefined) {
    known(schema, ['type', 'enum']);
    const values = namesSchema.parse(words);
    return `z.enum(${JSON.stringify(values)})`;
  }
  if (only !== undefined) {
    known(schema, ['type', 'const']);
    return `z.literal(${JSON.stringify(valuesSchema.parse([only])[0])})`;
  }
  switch (type) {
    case 'string':
      return stringOf(schema);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      known(schema, ['type']);
      return 'z.boolean()';
    case 'array':
      known(schema, ['type', 'items', 'maxItems']);
      return `z.array(${expressionOf(schemaSchema.parse(schema.items))})${limit(
        'max',
        schema.maxItems,
      )}`;
    case 'object':
      return objectOf(schema);
    case undefined:
      known(schema, []);
      return 'z.unknown()';
    default:
      throw new TypeError(`There is no validator of the type ${String(type)}`);
  }
}

function stringOf(schema: Schema): string {
  known(schema, ['type', 'format', 'minLength', 'maxLength']);
  const made = {
    date: 'z.iso.date()',
    'date-time': 'z.iso.datetime({ offset: true })',
    uri: 'z.url()',
    uuid: 'z.uuid()',
  };
  const format = z
    .enum(['date', 'date-time', 'uri', 'uuid'])
    .optional()
    .parse(schema.format);
  return `${format ? made[format] : 'z.string()'}${limit(
    'min',
    schema.minLength,
  )}${limit('max', schema.maxLength)}`;
}

function numberOf(schema: Schema): string {
  known(schema, ['type', 'minimum', 'maximum', 'exclusiveMinimum']);
  const { type, minimum, maximum, exclusiveMinimum } = schema;
  return `z.number()${type === 'integer' ? '.int()' : ''}${limit(
    'min',
    minimum,
  )}${limit('max', maximum)}${limit('gt', exclusiveMinimum)}`;
}

function objectOf(schema: Schema): string {
  known(schema, ['type', 'properties', 'required', 'additionalProperties']);
  const { properties, additionalProperties = true } = schema;
  if (properties === undefined) {
    return additionalProperties === true
      ? 'z.record(z.string(), z.unknown())'
      : `z.record(z.string(), ${expressionOf(
          schemaSchema.parse(additionalProperties),
        )})`;
  }
  const required = namesSchema.default([]).parse(schema.required);
  const fields = Object.entries(propertiesSchema.parse(properties)).map(
    ([name, field]) =>
      `${JSON.stringify(name)}: ${expressionOf(field)}${
        required.includes(name) ? '' : '.optional()'
      }`,
  );
  return `z.object({ ${fields.join(', ')} })`;
}

function limit(method: string, value: unknown): string {
  return value === undefined ? '' : `.${method}(${z.number().parse(value)})`;
}

function known(schema: Schema, keywords: readonly string[]): void {
  const unknown = Object.keys(schema).filter(
    keyword => !keywords.includes(keyword) && !SILENT.includes(keyword),
  );
  if (unknown.length > 0) {
    throw new TypeError(
      `There is no validator of ${unknown.join(', ')} in ${JSON.stringify(
        schema,
      )}`,
    );
  }
}

function nameOf($ref: unknown): string {
  const [, name] = REFERENCE.exec(String($ref)) ?? [];
  if (name === undefined) {
    throw new TypeError(`${String($ref)} names no schema of the description`);
  }
  return name;
}

function inOrder(
  schemas: Readonly<Record<string, Schema>>,
): readonly (readonly [string, Schema])[] {
  const placed = new Map<string, Schema>();
  const place = (name: string, above: readonly string[]) => {
    const schema = schemas[name];
    if (schema === undefined || above.includes(name)) {
      throw new TypeError(
        schema ? `${name} contains itself` : `There is no schema ${name}`,
      );
    }
    if (!placed.has(name)) {
      referencesOf(schema).forEach(next => place(next, [...above, name]));
      placed.set(name, schema);
    }
  };
  Object.keys(schemas).forEach(name => place(name, []));
  return [...placed];
}

function referencesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap(referencesOf);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [nameOf(inner)] : referencesOf(inner),
  );
}
