/** One file of GitLab CI as YAML: with its inputs filled in, and its references to parts of other jobs kept. */
import { z } from 'zod';
import { UnreadablePipelineError } from '../budget';

const record = z.record(z.string(), z.unknown());
const header = z.looseObject({
  spec: z.looseObject({ inputs: record.nullish() }).nullish(),
});
const input = z.looseObject({ default: z.unknown().optional() });
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const reference = z.strictObject({
  '!reference': z.array(z.coerce.string()).min(1),
});
const MAX_VALUE = 100;

/** A parser knows no tags: a reference becomes a key of its own, which {@link referenceIn} finds again. */
function withReferences(text: string): string {
  return text.replace(
    /!reference\s{1,9}(\[[^\]]{0,500}\])/g,
    '{"!reference": $1}',
  );
}

/** The path that a `!reference` names: a job, a key of it, and keys of that. */
export function referenceIn(value: unknown): readonly string[] | undefined {
  return reference.safeParse(value).data?.['!reference'];
}

/** A mapping; undefined for anything else. */
export function asRecord(
  value: unknown,
): Readonly<Record<string, unknown>> | undefined {
  const parsed = record.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The header that declares inputs, and the rest. */
function partsOf(text: string): readonly [string | undefined, string] {
  const lines = text.split('\n');
  const isSilent = (line: string) => /^\s*(#|---\s*$|$)/.test(line);
  const first = lines.findIndex(line => !isSilent(line));
  const end = lines.findIndex(
    (line, index) => index > first && /^---\s*$/.test(line),
  );
  return first >= 0 && end > first && /^spec:/.test(lines[first] ?? '')
    ? [lines.slice(first, end).join('\n'), lines.slice(end + 1).join('\n')]
    : [undefined, text];
}

function inputsOf(
  declared: unknown,
  given: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const { data } = header.safeParse(declared);
  for (const [name, each] of Object.entries(data?.spec?.inputs ?? {})) {
    const value = scalar.safeParse(
      given[name] ?? input.safeParse(each).data?.default,
    );
    if (value.success && value.data.length <= MAX_VALUE)
      values.set(name, value.data);
  }
  return values;
}

/**
 * Parses a file.
 * @throws UnreadablePipelineError when it is no mapping.
 */
export function parseDocument(
  parseYaml: (text: string) => unknown,
  { path, text }: { readonly path: string; readonly text: string },
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const [declared, body] = partsOf(text);
  let document: unknown;
  try {
    const inputs = inputsOf(
      declared === undefined ? undefined : parseYaml(declared),
      given,
    );
    const filled = body.replace(
      /\$\[\[\s{0,9}inputs\.([\w-]{1,100})[^\]]{0,100}\]\]/g,
      (whole, name: string) => inputs.get(name) ?? whole,
    );
    document = parseYaml(withReferences(filled));
  } catch (error) {
    throw new UnreadablePipelineError(
      `${path}: ${error instanceof Error ? error.message : 'not YAML'}`,
    );
  }
  if (document === undefined || document === null || document === '')
    throw new UnreadablePipelineError(`${path}: the file is empty`);
  const content = asRecord(document);
  if (!content)
    throw new UnreadablePipelineError(
      `${path}: not a pipeline: no keys at its top`,
    );
  return content;
}
