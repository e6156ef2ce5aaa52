import { parse } from 'yaml';
import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const step = z.looseObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), scalar.nullable()).optional(),
});
const job = z.looseObject({
  name: z.string().optional(),
  needs: z
    .union([z.string().transform(one => [one]), z.array(z.string())])
    .optional(),
  if: scalar.optional(),
  environment: z
    .union([
      z.string(),
      z.object({ name: z.string() }).transform(given => given.name),
    ])
    .optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), scalar.nullable()).optional(),
  steps: z.array(step).optional(),
});
const branches = z
  .looseObject({ branches: z.array(z.string()).optional() })
  .nullable();
const triggers = z.union([
  z.string().transform(one => ({ [one]: null })),
  z
    .array(z.string())
    .transform(many => Object.fromEntries(many.map(one => [one, null]))),
  z.record(z.string(), z.unknown()),
]);
const inputs = z
  .looseObject({
    inputs: z
      .record(
        z.string(),
        z.looseObject({ default: scalar.optional() }).nullable(),
      )
      .optional(),
  })
  .nullable();
const workflow = z.looseObject({
  name: z.string().optional(),
  on: triggers,
  jobs: z.record(z.string(), job),
});

export type WorkflowFile = z.infer<typeof workflow>;
export type WorkflowJob = z.infer<typeof job>;
export type WorkflowStep = z.infer<typeof step>;

/** A workflow as far as the sandbox runs it; undefined when GitHub would call the file invalid. */
export function parseWorkflow(text: string): WorkflowFile | undefined {
  let document: unknown;
  try {
    document = parse(text, { maxAliasCount: 100 });
  } catch {
    // Not YAML: the file is shown as it is, but no run starts, as on GitHub.
    return undefined;
  }
  const parsed = workflow.safeParse(document);
  return parsed.success ? parsed.data : undefined;
}

/** Whether a push to the branch starts it. */
export function startsOnPush(file: WorkflowFile, branch: string): boolean {
  if (!Object.hasOwn(file.on, 'push')) {
    return false;
  }
  const limits = branches.safeParse(file.on.push ?? null);
  const patterns = limits.success ? limits.data?.branches : undefined;
  return (
    patterns === undefined ||
    patterns.some(pattern =>
      new RegExp(
        `^${pattern
          .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
          .replaceAll('**', '.*')
          .replaceAll('*', '[^/]*')}$`,
      ).test(branch),
    )
  );
}

/** Defaults of the inputs that a reusable workflow declares. */
export function inputDefaults(
  file: WorkflowFile,
): Readonly<Record<string, string>> {
  const declared = inputs.safeParse(file.on.workflow_call ?? null);
  const given = declared.success ? declared.data?.inputs ?? {} : {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, input]) =>
      input?.default === undefined ? [] : [[name, input.default]],
    ),
  );
}
