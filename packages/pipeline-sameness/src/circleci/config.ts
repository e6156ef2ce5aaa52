/** A configuration of CircleCI, read leniently: what does not matter for sameness is not looked at. */
import { z } from 'zod';
import { UnreadablePipelineError } from '../budget';

const record = z.record(z.string(), z.unknown());
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const texts = z.union([text.transform(one => [one]), z.array(text)]);

const parameter = z.looseObject({ default: z.unknown().optional() });
const parameters = z.record(z.string(), parameter.catch({})).nullish();
const command = z.looseObject({
  parameters,
  steps: z.array(z.unknown()).catch([]),
});
const job = z.looseObject({
  parameters,
  type: text.optional(),
  steps: z.array(z.unknown()).catch([]),
  environment: record.nullish().catch(undefined),
});
const branches = z
  .looseObject({ only: texts.nullish(), ignore: texts.nullish() })
  .nullish();
const filters = z
  .union([
    z.looseObject({ branches, tags: branches }),
    // A filter may be an expression, which only a run can answer.
    z.string().transform(() => ({ branches: undefined, tags: undefined })),
  ])
  .nullish();
const called = z.looseObject({
  name: text.optional(),
  type: text.optional(),
  requires: z
    .array(
      z.union([z.string(), record.transform(one => Object.keys(one)[0] ?? '')]),
    )
    .nullish()
    .catch(undefined),
  context: texts.nullish().catch(undefined),
  filters: filters.catch(undefined),
  matrix: z
    .looseObject({ alias: text.optional(), parameters: record.nullish() })
    .nullish()
    .catch(undefined),
  'pre-steps': z.array(z.unknown()).nullish().catch(undefined),
  'post-steps': z.array(z.unknown()).nullish().catch(undefined),
});
const workflow = z.looseObject({
  jobs: z.array(z.unknown()).catch([]),
  when: z.unknown().optional(),
  unless: z.unknown().optional(),
  triggers: z
    .array(z.looseObject({ schedule: z.looseObject({ filters }).optional() }))
    .nullish()
    .catch(undefined),
});
const lenient = <T extends z.ZodType>(each: T) =>
  z
    .record(z.string(), z.unknown())
    .catch({})
    .transform(
      (all): ReadonlyMap<string, z.output<T>> =>
        new Map(
          Object.entries(all).flatMap(([name, value]) => {
            const { data } = each.safeParse(value ?? {});
            return data === undefined ? [] : [[name, data] as const];
          }),
        ),
    );
const config = z.looseObject({
  setup: z.boolean().optional().catch(undefined),
  parameters,
  orbs: lenient(z.union([z.string(), record])).prefault({}),
  commands: lenient(command).prefault({}),
  jobs: lenient(job).prefault({}),
  workflows: lenient(workflow).prefault({}),
});

/** A configuration as it is written. */
export type WrittenConfig = z.output<typeof config>;
/** A command as it is written. */
export type WrittenCommand = z.output<typeof command>;
/** What a workflow says of a job that it calls. */
export type CalledJob = z.output<typeof called>;
/** A workflow as it is written. */
export type WrittenWorkflow = z.output<typeof workflow>;
/** Which branches and tags something runs on. */
export type Filters = z.output<typeof filters>;

/** A single key with what it holds: a step, or a job of a workflow; a bare name holds nothing. */
export function namedIn(
  value: unknown,
): readonly [name: string, given: unknown] | undefined {
  if (typeof value === 'string') return [value, undefined];
  return Object.entries(record.safeParse(value).data ?? {})[0];
}

/** What a workflow says of a job. */
export function calledJob(given: unknown): CalledJob {
  return called.safeParse(given ?? {}).data ?? {};
}

/** A mapping; empty for anything else. */
export function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return record.safeParse(value).data ?? {};
}

/**
 * Reads a parsed configuration.
 * @throws UnreadablePipelineError when it is empty or none.
 */
export function readConfig(path: string, document: unknown): WrittenConfig {
  if (document === undefined || document === null || document === '')
    throw new UnreadablePipelineError(`${path}: the file is empty`);
  const parsed = config.safeParse(document);
  if (!parsed.success)
    throw new UnreadablePipelineError(`${path}: not a configuration`);
  return parsed.data;
}

const orbs = new WeakMap<Readonly<Record<string, unknown>>, WrittenConfig>();

/** An orb that is written inside of a file, read once. */
export function orbConfig(
  orb: Readonly<Record<string, unknown>>,
): WrittenConfig {
  const known = orbs.get(orb) ?? readConfig('an orb of the file', orb);
  orbs.set(orb, known);
  return known;
}
