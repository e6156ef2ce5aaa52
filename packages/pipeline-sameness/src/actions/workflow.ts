import { z } from 'zod';
import { UnreadablePipelineError } from '../budget';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const values = z.record(z.string(), z.unknown()).nullish();

const stepSchema = z.looseObject({
  uses: z.string().optional(),
  run: text.nullish(),
  with: values,
  name: text.nullish(),
  if: text.nullish(),
  env: values.catch(undefined),
});

const jobSchema = z.looseObject({
  uses: z.string().optional(),
  with: values,
  needs: z.union([z.string(), z.array(z.string())]).nullish(),
  environment: z
    .union([z.string(), z.looseObject({ name: z.string() })])
    .nullish(),
  if: text.nullish(),
  permissions: z.unknown().optional(),
  strategy: z.looseObject({ matrix: z.unknown().optional() }).nullish(),
  steps: z.array(stepSchema).nullish(),
  env: values.catch(undefined),
});

const workflowSchema = z.looseObject({
  on: z.unknown().optional(),
  // YAML 1.1 parsers read the key `on` as the boolean.
  true: z.unknown().optional(),
  permissions: z.unknown().optional(),
  name: text.nullish().catch(undefined),
  env: values.catch(undefined),
  jobs: z.record(z.string(), jobSchema),
});

const actionSchema = z.looseObject({
  inputs: z.record(z.string(), z.unknown()).nullish(),
  runs: z.looseObject({ using: text, steps: z.array(stepSchema).nullish() }),
});

/** A step as it is written. */
export type WrittenStep = z.output<typeof stepSchema>;
/** A job as it is written. */
export type WrittenJob = z.output<typeof jobSchema>;

/** A workflow file, read leniently: what does not matter for sameness is not looked at. */
export interface Workflow {
  readonly triggers: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly name: string | undefined;
  readonly env: Readonly<Record<string, unknown>> | null | undefined;
  readonly jobs: ReadonlyArray<readonly [id: string, job: WrittenJob]>;
}

/** A composite action's steps, or that the action is a program of its own. */
export type Action =
  | {
      readonly kind: 'composite';
      readonly steps: readonly WrittenStep[];
      readonly inputs: unknown;
    }
  | { readonly kind: 'program' };

function explain(path: string, error: z.ZodError): UnreadablePipelineError {
  const [issue] = error.issues;
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  return new UnreadablePipelineError(
    `${path}: not a workflow${where}: ${
      issue?.message ?? 'unexpected content'
    }`,
  );
}

function triggersOf(on: unknown): Readonly<Record<string, unknown>> {
  if (typeof on === 'string') return { [on]: undefined };
  if (Array.isArray(on))
    return Object.fromEntries(on.map(name => [String(name), undefined]));
  return z.record(z.string(), z.unknown()).catch({}).parse(on);
}

/**
 * Reads a parsed workflow file.
 * @throws UnreadablePipelineError when it is empty or has no jobs.
 */
export function readWorkflow(path: string, document: unknown): Workflow {
  if (document === null || document === undefined || document === '')
    throw new UnreadablePipelineError(`${path}: the file is empty`);
  const parsed = workflowSchema.safeParse(document);
  if (!parsed.success) throw explain(path, parsed.error);
  const { on, true: yamlOn, permissions, jobs, name, env } = parsed.data;
  return {
    triggers: triggersOf(on ?? yamlOn),
    permissions,
    name: name ?? undefined,
    env,
    jobs: Object.entries(jobs),
  };
}

/**
 * Reads a parsed action.yml.
 * @throws UnreadablePipelineError when it has no `runs`.
 */
export function readAction(path: string, document: unknown): Action {
  const parsed = actionSchema.safeParse(document);
  if (!parsed.success)
    throw new UnreadablePipelineError(`${path}: not an action`);
  const { runs } = parsed.data;
  return runs.using === 'composite'
    ? { kind: 'composite', steps: runs.steps ?? [], inputs: parsed.data }
    : { kind: 'program' };
}
