import * as readiness from '@groundwork/plugin-readiness-common';
import { checks } from '@groundwork/plugin-readiness-backend-module-checks';
import { z } from 'zod';
import { anchor, code, page, paragraph, table } from './markdown';
import { fieldsOf, type JsonSchema } from './schema';

type Kind = readiness.EvidenceKind<unknown>;

const isKind = (value: unknown): value is Kind =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'title' in value &&
  'schema' in value;

const kinds: readonly Kind[] = Object.values<unknown>(readiness)
  .filter(isKind)
  .sort((a, b) => a.id.localeCompare(b.id));

const readBy = (kind: Kind): readonly string[] =>
  checks
    .filter(check =>
      check.scope === 'organisation'
        ? Object.values(check.requires).some(({ id }) => id === kind.id)
        : Object.values(check.requires).some(
            required => required.kind.id === kind.id,
          ),
    )
    .map(({ id }) => `[${code(id)}](checks.md#${anchor(id)})`);

// What z.toJSONSchema returns is JSON Schema; its own type is wider than what our schemas use.
const schemaOf = (kind: Kind): JsonSchema =>
  z.toJSONSchema(kind.schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;

/** Every kind of evidence with its fields and the checks that read it. */
export const evidencePage = (): string =>
  page([
    '# Evidence kinds',
    paragraph(
      'What collectors see and checks read. Each record also holds its source, request, object, times, digest and outcome; see [How the score works](../explanation/how-the-score-works.md). Written by `yarn reference` from the schemas themselves.',
    ),
    ...kinds.flatMap(kind => [
      `## ${kind.id}`,
      paragraph(
        `${kind.title}. Read by ${readBy(kind).join(', ') || 'no check yet'}.`,
      ),
      table(
        ['Field', 'Value', 'Always there'],
        fieldsOf(schemaOf(kind)).map(({ path, type, isRequired }) => [
          code(path),
          type,
          isRequired ? 'yes' : '',
        ]),
      ),
    ]),
  ]);
