import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { z } from 'zod';
import { isJsonList, isJsonObject, objectAt, textAt, type Json, type JsonObject } from '../clusters/objects/json';

const documentShape = z.object({ definitions: z.record(z.string(), z.record(z.string(), z.json())) });

/**
 * The published definitions of a protocol, made strict: a key that the definition does not name is an error, so that
 * a misspelt field cannot pass as an extension. `null` means absent, as the real servers use it.
 */
export function publishedSchemas(name: 'kubernetes' | 'argocd') {
  const text = readFileSync(join(__dirname, `../../fixtures/schemas/${name}.json`), 'utf8');
  const { definitions } = documentShape.parse(JSON.parse(text));
  const strict = Object.fromEntries(Object.entries(definitions).map(([key, definition]) => [key, closed(key, withParents(definition, definitions))]));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: name, definitions: strict });
  const compiled = new Map<string, ValidateFunction>();
  return {
    /** What is wrong with a value, each with its path. */
    problems(definition: string, value: Json): readonly string[] {
      const validate = compiled.get(definition) ?? ajv.compile({ $ref: `${name}#/definitions/${definition}` });
      compiled.set(definition, validate);
      if (validate(withoutNulls(value))) return [];
      return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
    },
  };
}

/** Types that are wider in JSON than their definition says. */
const WIDER = /IntOrString$|\.RawExtension$|\.JSON$|FieldsV1$/;

type Definition = Readonly<Record<string, Json>>;

/** `allOf` becomes one list of properties: closed one by one, its parts would forbid each other's. */
function withParents(definition: Definition, definitions: Readonly<Record<string, Definition>>): Definition {
  const { allOf, ...own } = definition;
  if (!isJsonList(allOf)) return definition;
  const parents = allOf.map(parent => definitions[(textAt(parent, '$ref') ?? '').split('/').at(-1) ?? ''] ?? objectAt(parent));
  const properties = Object.assign({}, ...parents.map(parent => parent.properties), own.properties);
  return { type: 'object', ...own, properties };
}

function closed(name: string, definition: Definition): JsonObject {
  if (WIDER.test(name)) return {};
  const isClosable = isJsonObject(definition.properties) && definition.additionalProperties === undefined;
  return isClosable ? { ...definition, additionalProperties: false } : definition;
}

function withoutNulls(value: Json): Json {
  if (isJsonList(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, below]): [string, Json][] => (below === null || below === undefined ? [] : [[key, withoutNulls(below)]]));
  return Object.fromEntries(kept);
}
