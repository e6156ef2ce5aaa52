import { z } from 'zod';

/** What the scaffolder keeps of the steps of a run that are through, in the column `tasks.state`. */
const recordedSchema = z.looseObject({
  state: z.looseObject({
    steps: z
      .record(
        z.string(),
        z.looseObject({
          status: z.string(),
          output: z
            .looseObject({ madeSoFar: z.array(z.string()).optional() })
            .optional(),
        }),
      )
      .optional(),
  }),
});

function parse(column: string | null) {
  return column === null
    ? undefined
    : recordedSchema.safeParse(JSON.parse(column)).data;
}

/** Everything that the steps said they made, in the order in which it was made. */
export function madeBy(column: string | null): readonly string[] {
  const steps = Object.values(parse(column)?.state.steps ?? {});
  return [...new Set(steps.flatMap(({ output }) => output?.madeSoFar ?? []))];
}

/**
 * The column with every step to be done again, and what the steps made still in
 * it; `undefined` when no step was through.
 */
export function withStepsToRepeat(column: string | null): string | undefined {
  const recorded = parse(column);
  const steps = Object.entries(recorded?.state.steps ?? {});
  return recorded && steps.length > 0
    ? JSON.stringify({
        ...recorded,
        state: {
          ...recorded.state,
          steps: Object.fromEntries(
            steps.map(([id, step]) => [id, { ...step, status: 'repeat' }]),
          ),
        },
      })
    : undefined;
}
