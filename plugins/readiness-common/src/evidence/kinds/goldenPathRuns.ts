import { z } from 'zod';
import { defineEvidenceKind, type EvidenceObject } from '../kind';
import { reliability } from '../observation';

/** Schema of {@link GoldenPathRun}. */
export const goldenPathRunSchema = z.object({
  /** Id of the task in its scaffolder. */
  id: z.string(),
  /** Reference of the template; absent for a task that was started without one. */
  template: z.string().optional(),
  status: z.enum([
    'open',
    'processing',
    'completed',
    'failed',
    'cancelled',
    'skipped',
  ]),
  createdAt: z.string(),
  /** Absent until it has ended, and where nobody could read when. */
  finishedAt: z.string().optional(),
  /**
   * The groups that its creator was a member of when it was first read, never the person. Absent where the catalog does not
   * know who that was.
   */
  teams: z.array(z.string()).optional(),
  /** The group that it was run for, where the form asked for an owner. */
  owner: z.string().optional(),
  /** Reference of the catalog entity that it says it made. */
  made: z.string().optional(),
  /** What came out of it could be read. False: `made` is not known, and not "nothing". */
  isOutcomeRead: z.boolean(),
  /** Its steps do nothing but ask somebody else to do the work. Absent where the names of its actions do not tell. */
  opensTicketOnly: z.boolean().optional(),
  /** The scaffolder still lists it; what it has forgotten is kept from earlier looks. */
  isListed: z.boolean(),
});

/** One run of a template. */
export type GoldenPathRun = Readonly<z.infer<typeof goldenPathRunSchema>>;

const valueSchema = z.object({ runs: z.array(goldenPathRunSchema) });

/**
 * The runs of templates that one scaffolder tells of, and those that it has told of before. Subject: the scaffolder, a source
 * of system `scaffolder`.
 */
export type GoldenPathRuns = Readonly<z.infer<typeof valueSchema>>;

const COMPONENT = /^component:(?:[^/]+\/)?(.+)$/i;

function objectOf(run: GoldenPathRun): EvidenceObject {
  const [, component] = COMPONENT.exec(run.made ?? '') ?? [];
  return {
    object: { kind: 'Task', name: run.id },
    value: run,
    ...(component === undefined
      ? {}
      : { marks: { namespace: '', labels: {}, annotatedId: component } }),
  };
}

/** See {@link GoldenPathRuns}. */
export const goldenPathRuns = defineEvidenceKind<GoldenPathRuns>({
  id: 'golden-path-runs',
  title: 'Runs of the templates of a scaffolder',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
  objects: ({ runs }) => runs.map(objectOf),
});
