import Ajv from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { documentSchemas } from './documentSchemas';

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const text = readFileSync(resolve(__dirname, 'openapi.yaml'), 'utf8');
const document = documentSchema.parse(parse(text));

/** Routes as the routers register them, in the notation of the document. */
function registeredRoutes(): readonly string[] {
  return ['router.ts', 'subjectRoutes.ts']
    .map(file => readFileSync(resolve(__dirname, '../api', file), 'utf8'))
    .flatMap(source => [
      ...source.matchAll(/router\.(get|post)\(\s*'([^']+)'/g),
    ])
    .map(
      ([, method, path = '']) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    )
    .sort();
}

describe('the OpenAPI document', () => {
  it('describes exactly the routes that exist', () => {
    const described = Object.entries(document.paths).flatMap(
      ([path, methods]) =>
        Object.keys(methods).map(method => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(registeredRoutes());
  });

  it('carries the current schemas of the stored documents', () => {
    const { schemas } = document.components;
    const current = documentSchemas();
    expect(
      Object.fromEntries(
        Object.keys(current).map(name => [name, schemas[name]]),
      ),
    ).toEqual(JSON.parse(JSON.stringify(current)));
  });

  it('has schemas that compile, every reference included', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'openapi', components: document.components });
    for (const name of Object.keys(document.components.schemas)) {
      expect(
        ajv.compile({ $ref: `openapi#/components/schemas/${name}` }),
      ).toBeInstanceOf(Function);
    }
  });
});
