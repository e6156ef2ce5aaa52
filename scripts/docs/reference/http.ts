import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inRoot } from '../../paths.mjs';
import { code, page, paragraph, table } from './markdown';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  responses: z.record(z.string(), z.unknown()),
});

const documentSchema = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  paths: z.record(
    z.string(),
    z.partialRecord(z.enum([...METHODS, 'parameters']), z.unknown()),
  ),
});

/** Every route of our own backends, as their OpenAPI documents describe it. */
export function httpPage(): string {
  const sections = globSync('plugins/*/src/schema/openapi.yaml', {
    cwd: inRoot('.'),
  })
    .sort()
    .map(file =>
      documentSchema.parse(parse(readFileSync(inRoot(file), 'utf8'))),
    )
    .flatMap(({ info, paths }) => {
      const rows = Object.entries(paths).flatMap(([path, item]) =>
        METHODS.flatMap(method => {
          if (item[method] === undefined) return [];
          const operation = operationSchema.parse(item[method]);
          return [
            [
              code(`${method.toUpperCase()} /api/${info.title}${path}`),
              `${operation.summary}. ${operation.description ?? ''}`,
              Object.keys(operation.responses)
                .map(status => (status === 'default' ? 'an error' : status))
                .join(', '),
            ],
          ];
        }),
      );
      return [
        `## ${info.title}`,
        paragraph(info.description),
        table(['Request', 'Answer', 'Status'], rows),
      ];
    });
  return page([
    '# HTTP interface',
    paragraph(
      'Routes that Groundwork adds to those of Backstage. Written by `yarn reference` from the OpenAPI document of each backend, which the backend serves itself at `/openapi.json` and which holds the parameters and shapes. Every request needs a token of the portal, as any request to a Backstage backend does.',
    ),
    ...sections,
  ]);
}
