import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ciEngineSchema,
  ciFailureReasonSchema,
  ciRunSchema,
  ciRunStatusSchema,
  ciRunsSchema,
} from '@groundwork/plugin-ci-runs-common';
import { parse } from 'yaml';
import { z } from 'zod';

const documentSchema = z.object({
  components: z.object({
    schemas: z.record(
      z.string(),
      z.object({
        enum: z.array(z.string()).optional(),
        required: z.array(z.string()).optional(),
        properties: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
  }),
});

const { components } = documentSchema.parse(
  parse(readFileSync(join(__dirname, 'openapi.yaml'), 'utf8')),
);

describe('openapi.yaml', () => {
  it.each([
    ['CiEngine', ciEngineSchema],
    ['CiFailureReason', ciFailureReasonSchema],
    ['CiRunStatus', ciRunStatusSchema],
  ] as const)('lists the same words as the code for %s', (name, schema) => {
    expect(components.schemas[name]?.enum).toEqual(schema.options);
  });

  it.each([
    ['CiRun', ciRunSchema],
    ['CiRuns', ciRunsSchema],
  ] as const)('has the same fields as the code in %s', (name, schema) => {
    const documented = components.schemas[name];
    const fields = Object.entries<z.ZodType>(schema.shape);
    expect(Object.keys(documented?.properties ?? {}).sort()).toEqual(
      fields.map(([field]) => field).sort(),
    );
    expect([...(documented?.required ?? [])].sort()).toEqual(
      fields
        .filter(([, type]) => !type.safeParse(undefined).success)
        .map(([field]) => field)
        .sort(),
    );
  });
});
