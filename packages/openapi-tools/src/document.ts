import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Where a backend plugin keeps its description. */
export const DOCUMENT = 'src/schema/openapi.yaml';

const schemaSchema = z.record(z.string(), z.unknown());

/** A JSON schema of the description. */
export type Schema = z.output<typeof schemaSchema>;

const contentSchema = z
  .object({ 'application/json': z.object({ schema: schemaSchema }) })
  .optional();

const referenceSchema = z.object({ $ref: z.string() });

const responseSchema = z.object({
  description: z.string(),
  content: contentSchema,
});

/** One answer of an operation: its JSON schema, or no body. */
export type Answer = z.output<typeof responseSchema>;

const operationSchema = z.object({
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  summary: z.string(),
  parameters: z
    .array(
      z.union([
        referenceSchema,
        z.looseObject({ name: z.string(), in: z.enum(['path', 'query']) }),
      ]),
    )
    .default([]),
  requestBody: z
    .object({ required: z.literal(true), content: contentSchema })
    .optional(),
  responses: z.record(z.string(), z.union([referenceSchema, responseSchema])),
});

const documentSchema = z.object({
  openapi: z.string().startsWith('3.1.'),
  info: z.object({ title: z.string() }),
  paths: z.record(
    z.string(),
    z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operationSchema),
  ),
  components: z.object({
    parameters: z
      .record(
        z.string(),
        z.looseObject({ name: z.string(), in: z.enum(['path', 'query']) }),
      )
      .default({}),
    responses: z.record(z.string(), responseSchema).default({}),
    schemas: z.record(z.string(), schemaSchema).default({}),
  }),
});

/** What Groundwork uses of OpenAPI 3.1; everything else is refused where it is read. */
export type Document = z.output<typeof documentSchema>;

/** One operation with its answers and the places of its parameters, references resolved. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly { readonly in: 'path' | 'query' }[];
  readonly body: Schema | undefined;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Text of the description of a backend plugin. */
export function readDescription(backend: string): string {
  return readFileSync(join(backend, DOCUMENT), 'utf8');
}

/** @throws ZodError for a description that uses more of OpenAPI than is understood here. */
export function parseDocument(text: string): Document {
  return documentSchema.parse(parse(text));
}

/** Operations in the order of the description. */
export function operationsOf(document: Document): readonly Operation[] {
  const { parameters, responses } = document.components;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method,
      path,
      summary: operation.summary,
      parameters: operation.parameters.map(parameter =>
        isReference(parameter) ? named(parameters, parameter) : parameter,
      ),
      body: operation.requestBody?.content?.['application/json'].schema,
      answers: new Map(
        Object.entries(operation.responses).map(([status, response]) => [
          status,
          isReference(response) ? named(responses, response) : response,
        ]),
      ),
    })),
  );
}

function isReference(value: object): value is { readonly $ref: string } {
  return '$ref' in value;
}

function named<T>(
  values: Readonly<Record<string, T>>,
  { $ref }: { readonly $ref: string },
): T {
  const found = values[$ref.slice($ref.lastIndexOf('/') + 1)];
  if (found === undefined) {
    throw new TypeError(`The description has no ${$ref}`);
  }
  return found;
}
