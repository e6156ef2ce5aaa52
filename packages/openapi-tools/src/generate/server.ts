import { parse } from 'yaml';
import { Document, Operation, operationsOf } from '../document';
import { typeName } from './client';

/** What the backend holds: a router that knows the described routes only, and validates what they are asked. */
export function serverFile(
  text: string,
  document: Document,
  commonPackage: string,
): string {
  const operations = `${typeName(document.info.title)}Operations`;
  return [
    `import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';`,
    `import type { ${operations} } from '${commonPackage}';`,
    `/** Routes with what they take and answer. */\nexport type EndpointMap = { ${operationsOf(
      document,
    )
      .map(operation => endpoint(operation, operations))
      .join('; ')} };`,
    `/** The content of openapi.yaml. */\nexport const spec = ${JSON.stringify(
      parse(text),
    )} as const;`,
    `/** A router of the described routes, which validates what they are asked. */
    export function createOpenApiRouter(
      options?: Parameters<typeof createValidatedOpenApiRouterFromGeneratedEndpointMap>[1],
    ) {
      return createValidatedOpenApiRouterFromGeneratedEndpointMap<EndpointMap>(spec, {
        ...options,
        validatorOptions: {
          // What is served was checked by every test; to check it again would take its part of every start.
          validateApiSpec: process.env.NODE_ENV !== 'production',
          ...options?.validatorOptions,
        },
      });
    }`,
  ].join('\n\n');
}

function endpoint(operation: Operation, operations: string): string {
  const { id, method, path, parameters, body, answers } = operation;
  const type = `${operations}['${id}']`;
  const taken = (['path', 'query'] as const)
    .filter(place => parameters.some(parameter => parameter.in === place))
    .map(
      place =>
        `readonly ${place}: NonNullable<${type}['parameters']['${place}']>`,
    );
  const answer = answers.get('200')?.content
    ? `${type}['responses'][200]['content']['application/json']`
    : 'void';
  return `readonly '#${method}|${path}': { ${[
    ...taken,
    ...(body
      ? [`readonly body: ${type}['requestBody']['content']['application/json']`]
      : []),
    `readonly response: ${answer}`,
  ].join('; ')} }`;
}
