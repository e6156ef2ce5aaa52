/** Whom a job of CircleCI waits for: past those that do nothing themselves, a person's approval among them. */
import type { ReadJob } from '../jobs/job';
import { conditionGates, type Occasion } from '../jobs/occasions';
import { environmentTier } from '../classify';

/** A job of a workflow, before it is known whom it waits for. */
export interface WaitingJob extends Omit<ReadJob, 'needs'> {
  /** Jobs that it names, by their names in the workflow. */
  readonly requires: readonly string[];
  readonly name: string;
  /** It does nothing but wait for a person. */
  readonly isApproval: boolean;
}

interface Waited {
  readonly needs: ReadonlySet<string>;
  readonly isApproved: boolean;
  /** When it runs: only when all run that it waits for. */
  readonly occasions: ReadonlySet<Occasion>;
}

class Waits {
  private readonly byName: ReadonlyMap<string, WaitingJob>;
  private readonly known = new Map<string, Waited>();
  private readonly open = new Set<string>();

  constructor(jobs: readonly WaitingJob[]) {
    this.byName = new Map(jobs.map(job => [job.name, job]));
  }

  of(job: WaitingJob): Waited {
    const known = this.known.get(job.name);
    if (known) return known;
    const needs = new Set<string>();
    let isApproved = false;
    let { occasions } = job;
    if (this.open.has(job.name) || this.open.size > 500)
      return { needs, isApproved, occasions };
    this.open.add(job.name);
    for (const name of job.requires) {
      const before = this.byName.get(name);
      if (!before) continue;
      const further = this.of(before);
      occasions = new Set(
        [...occasions].filter(each => further.occasions.has(each)),
      );
      if (before.steps.length > 0) needs.add(before.id);
      else {
        further.needs.forEach(each => needs.add(each));
        isApproved ||= before.isApproval || further.isApproved;
      }
    }
    this.open.delete(job.name);
    const waited = { needs, isApproved, occasions };
    this.known.set(job.name, waited);
    return waited;
  }
}

function tierOf({ steps }: WaitingJob): string {
  const stages = steps.flatMap(({ atoms }) => atoms.map(({ stage }) => stage));
  const deploy = stages.find(stage => stage?.startsWith('deploy:'));
  return environmentTier(deploy?.slice('deploy:'.length) ?? 'any');
}

/** The jobs of one workflow that do something, each with whom it waits for. */
export function waiting(jobs: readonly WaitingJob[]): readonly ReadJob[] {
  const waits = new Waits(jobs);
  return jobs
    .filter(({ steps }) => steps.length > 0)
    .map(job => {
      const { requires: _, name: __, isApproval: ___, gates, ...rest } = job;
      const { needs, isApproved, occasions } = waits.of(job);
      return {
        ...rest,
        occasions,
        needs: [...needs],
        gates: [
          ...gates,
          ...conditionGates(occasions),
          ...(isApproved ? [`approval:${tierOf(job)}`] : []),
        ],
      };
    });
}
