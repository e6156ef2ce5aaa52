// Only tests load this file, so what it needs are development dependencies.
/* eslint-disable @backstage/no-undeclared-imports */
import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const media = z.looseObject({ schema: z.unknown() });
const response = z.looseObject({
  content: z.record(z.string(), media).optional(),
  $ref: z.string().optional(),
});
const operation = z.looseObject({ responses: z.record(z.string(), response) });
const specification = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ responses: z.record(z.string(), response) }),
});

export interface Answer {
  readonly method: string;
  /** As the description writes it: `/repos/{owner}/{repo}`. */
  readonly route: string;
  readonly status: number;
  readonly body: unknown;
}

/** GitHub's published description of its REST API, to hold answers against. */
export class GitHubSchema {
  private readonly ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: true,
  });
  private readonly specification: z.infer<typeof specification>;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor() {
    addFormats(this.ajv);
    const path = require.resolve(
      '@octokit/openapi/generated/api.github.com.json',
    );
    this.specification = specification.parse(
      nullable(JSON.parse(readFileSync(path, 'utf8'))),
    );
    this.ajv.addSchema({
      $id: 'github',
      components: this.specification.components,
    });
  }

  /** What is wrong with an answer; empty when nothing is. */
  complaints({ method, route, status, body }: Answer): readonly string[] {
    const key = `${method} ${route} ${status}`;
    const validate =
      this.compiled.get(key) ??
      this.ajv.compile(
        absolute(this.schemaOf({ method, route, status, body })),
      );
    this.compiled.set(key, validate);
    validate(body);
    return (validate.errors ?? [])
      .slice(0, 10)
      .map(
        error =>
          `${key}: ${error.instancePath} ${
            error.message ?? ''
          } ${JSON.stringify(error.params)}`,
      );
  }

  private schemaOf({ method, route, status }: Answer): unknown {
    const described = operation.safeParse(
      this.specification.paths[route]?.[method.toLowerCase()],
    );
    if (!described.success) {
      throw new RangeError(`GitHub does not describe ${method} ${route}`);
    }
    const written = described.data.responses[String(status)];
    const shared = /^#\/components\/responses\/(.+)$/.exec(
      written?.$ref ?? '',
    )?.[1];
    const found =
      shared === undefined
        ? written
        : this.specification.components.responses[shared];
    const schema = found?.content?.['application/json']?.schema;
    if (schema === undefined) {
      throw new RangeError(
        `GitHub does not describe ${status} of ${method} ${route}`,
      );
    }
    return schema;
  }
}

/** OpenAPI 3.0 says `nullable: true` beside a type, a reference or a union; JSON Schema says it with a union. */
function nullable(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(nullable);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const {
    nullable: mayBeNull,
    example: _example,
    examples: _examples,
    ...rest
  } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'example' || key === 'examples' ? undefined : nullable(value),
    ]),
  );
  return mayBeNull === true ? { anyOf: [{ type: 'null' }, rest] } : rest;
}

/** References inside a schema that is compiled alone must name the document that holds their target. */
function absolute(node: unknown): Record<string, unknown> {
  const text = JSON.stringify(node).replaceAll(
    '"$ref":"#/',
    '"$ref":"github#/',
  );
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
