/** Which job of GitLab CI waits for which: those that it names, else all of the stage before. */
import { z } from 'zod';
import type { ReadJob } from '../jobs/job';

/** A job that knows its stage, and not yet whom it waits for. */
export interface StagedJob extends Omit<ReadJob, 'needs'> {
  readonly stage: string;
  /** Jobs that its `needs:` names; undefined where it has none. */
  readonly written: readonly string[] | undefined;
}

const STAGES: readonly string[] = ['build', 'test', 'deploy'];
const need = z.union([
  z.string(),
  z
    .looseObject({ job: z.string(), project: z.undefined().optional() })
    .transform(({ job }) => job),
]);

/** The jobs that a `needs:` names. */
export function needsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value)
    ? value.flat(5).flatMap(each => need.safeParse(each).data ?? [])
    : undefined;
}

function stagesOf(value: unknown): readonly string[] {
  const own = z.array(z.coerce.string()).safeParse(value).data ?? STAGES;
  return ['.pre', ...own, '.post'];
}

function runTogether(a: StagedJob, b: StagedJob): boolean {
  return [...a.occasions].some(each => b.occasions.has(each));
}

/** Jobs in the order of their stages, each with whom it waits for. */
export function waitingByStage(
  jobs: readonly StagedJob[],
  written: unknown,
): readonly ReadJob[] {
  const order = stagesOf(written);
  const rank = new Map(order.map((name, index) => [name, index]));
  const rankOf = ({ stage }: StagedJob) => rank.get(stage) ?? order.length;
  const byStage = new Map<number, StagedJob[]>();
  for (const job of jobs) {
    const list = byStage.get(rankOf(job));
    if (list) list.push(job);
    else byStage.set(rankOf(job), [job]);
  }
  const ranks = [...byStage.keys()].sort((a, b) => a - b);
  const before = (job: StagedJob): readonly string[] => {
    for (const each of ranks.filter(one => one < rankOf(job)).reverse()) {
      const waited = (byStage.get(each) ?? []).filter(other =>
        runTogether(job, other),
      );
      if (waited.length > 0) return waited.map(({ id }) => id);
    }
    return [];
  };
  return ranks
    .flatMap(each => byStage.get(each) ?? [])
    .map(({ stage: _, written: named, ...job }) => ({
      ...job,
      needs: named ?? before({ ...job, stage: _, written: named }),
    }));
}
