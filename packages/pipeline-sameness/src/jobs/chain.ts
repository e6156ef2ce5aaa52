/** Jobs that wait for one another: in which order they run, and which of them are on the way to production. */
import { deliveryOf, isDelivery, strongest } from '../classify';
import type { DeliveryBasis, Stage, Step } from '../types';
import { isUpkeep } from '../actions/upkeep';

/** What the order of jobs rests on. */
export interface LinkedJob {
  readonly id: string;
  /** Jobs that have to have succeeded first. */
  readonly needs: readonly string[];
  readonly steps: readonly Step[];
}

/** What a job proves of a delivery; undefined where it proves none, or where its name says that it only keeps things running. */
export function evidenceOf(
  job: Pick<LinkedJob, 'id' | 'steps'>,
): DeliveryBasis | undefined {
  return isUpkeep(job.id)
    ? undefined
    : strongest(job.steps.flatMap(step => step.atoms.map(deliveryOf)));
}

/** The jobs that deliver, all that they need, and all that needs them. */
export function chainOf<Job extends LinkedJob>(
  jobs: readonly Job[],
  delivers: (job: Job) => boolean = job => evidenceOf(job) !== undefined,
): readonly Job[] {
  const byId = new Map(jobs.map(job => [job.id, job]));
  const chain = new Set(jobs.filter(delivers).map(job => job.id));
  const upstream = [...chain];
  while (upstream.length > 0) {
    const needs = byId.get(upstream.pop() ?? '')?.needs ?? [];
    for (const id of needs) {
      if (!chain.has(id) && byId.has(id)) {
        chain.add(id);
        upstream.push(id);
      }
    }
  }
  for (const job of jobs) {
    if (job.needs.some(id => chain.has(id))) chain.add(job.id);
  }
  const onChain = jobs.filter(job => chain.has(job.id));
  return onChain.length > 0 ? onChain : jobs;
}

/** Jobs so that each comes after those that it needs; jobs of equal rank keep the order of the file. */
export function inOrderOfNeeds<Job extends LinkedJob>(
  jobs: readonly Job[],
): readonly Job[] {
  const byId = new Map(jobs.map(job => [job.id, job]));
  const done = new Set<string>();
  const ordered: Job[] = [];
  const open = [...jobs].reverse();
  const opened = new Set<string>();
  for (let job = open.at(-1); job; job = open.at(-1)) {
    const isOpened = opened.has(job.id);
    opened.add(job.id);
    const needed = isOpened
      ? []
      : job.needs.flatMap(id => {
          const each = byId.get(id);
          return each && !opened.has(id) ? [each] : [];
        });
    if (needed.length > 0) open.push(...needed.reverse());
    else {
      open.pop();
      if (!done.has(job.id)) ordered.push(job);
      done.add(job.id);
    }
  }
  return ordered;
}

/** The stage a job is there for: the last one on the way to the user, else its last stage. */
function purpose(job: LinkedJob): Stage | undefined {
  const atoms = job.steps
    .flatMap(step => step.atoms)
    .filter(atom => atom.stage !== undefined);
  return (atoms.findLast(isDelivery) ?? atoms.at(-1))?.stage;
}

/** `needs` without job names: what must have happened before what. */
export function orderGates(jobs: readonly LinkedJob[]): readonly string[] {
  const purposes = new Map(jobs.map(job => [job.id, purpose(job)]));
  return jobs.flatMap(job =>
    job.needs.flatMap(id => {
      const [first, then] = [purposes.get(id), purposes.get(job.id)];
      return first && then && first !== then ? [`needs:${first}>${then}`] : [];
    }),
  );
}
