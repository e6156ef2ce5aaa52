import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import {
  isJsonList,
  isJsonObject,
  objectAt,
  textAt,
  type Json,
  type JsonObject,
} from '../clusters/objects/json';

const documentShape = z.object({
  definitions: z.record(z.string(), z.record(z.string(), z.json())),
});

interface Problem {
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params: unknown;
}

interface Validate {
  (value: unknown): unknown;
  readonly errors?: readonly Problem[] | null | undefined;
}

/** What is needed of Ajv, which is there in tests only. */
export interface SchemaCompiler {
  addSchema(schema: object): unknown;
  compile(schema: object): Validate;
}

/** How the compiler is to be made: the published documents use formats of their own. */
export const SCHEMA_OPTIONS = {
  strict: false,
  allErrors: true,
  validateFormats: false,
} as const;

/**
 * The published definitions of a protocol, made strict: a key that the definition does not name is an error, so that
 * a misspelt field cannot pass as an extension. `null` means absent, as the real servers use it.
 */
export function publishedSchemas(
  name: 'kubernetes' | 'argocd',
  ajv: SchemaCompiler,
) {
  const text = readFileSync(
    join(
      dirname(require.resolve('../../package.json')),
      `fixtures/schemas/${name}.json`,
    ),
    'utf8',
  );
  const { definitions } = documentShape.parse(JSON.parse(text));
  const strict = Object.fromEntries(
    Object.entries(definitions).map(([key, definition]) => [
      key,
      closed(key, withParents(definition, definitions)),
    ]),
  );
  ajv.addSchema({ $id: name, definitions: strict });
  const compiled = new Map<string, Validate>();
  return {
    /** What is wrong with a value, each with its path. */
    problems(definition: string, value: Json): readonly string[] {
      const validate =
        compiled.get(definition) ??
        ajv.compile({ $ref: `${name}#/definitions/${definition}` });
      compiled.set(definition, validate);
      if (validate(withoutNulls(value))) return [];
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    },
  };
}

/** Types that are wider in JSON than their definition says. */
const WIDER = /IntOrString$|\.RawExtension$|\.JSON$|FieldsV1$/;

type Definition = Readonly<Record<string, Json>>;

/** `allOf` becomes one list of properties: closed one by one, its parts would forbid each other's. */
function withParents(
  definition: Definition,
  definitions: Readonly<Record<string, Definition>>,
): Definition {
  const { allOf, ...own } = definition;
  if (!isJsonList(allOf)) return definition;
  const parents = allOf.map(
    parent =>
      definitions[(textAt(parent, '$ref') ?? '').split('/').at(-1) ?? ''] ??
      objectAt(parent),
  );
  const properties = Object.assign(
    {},
    ...parents.map(parent => parent.properties),
    own.properties,
  );
  return { type: 'object', ...own, properties };
}

function closed(name: string, definition: Definition): JsonObject {
  if (WIDER.test(name)) return {};
  const isClosable =
    isJsonObject(definition.properties) &&
    definition.additionalProperties === undefined;
  return isClosable
    ? { ...definition, additionalProperties: false }
    : definition;
}

function withoutNulls(value: Json): Json {
  if (isJsonList(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, below]): [string, Json][] =>
    below === null || below === undefined ? [] : [[key, withoutNulls(below)]],
  );
  return Object.fromEntries(kept);
}
