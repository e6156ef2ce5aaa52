import type { Lead } from './lead';
import { medianOf } from './statistics';

/** Stages that a change goes through; for a direct push only the last two exist. */
export const LEAD_TIME_STAGES = [
  'coding',
  'review',
  'waiting',
  'rollout',
] as const;

/** One stage of a change's way to production. */
export type LeadTimeStage = (typeof LEAD_TIME_STAGES)[number];

/** Where the time went. */
export interface StageSummary {
  /** Changes that went through the stage. */
  readonly sampleSize: number;
  /** Milliseconds; undefined when no change went through it. */
  readonly medianMs: number | undefined;
  readonly totalMs: number;
}

/** All stages. */
export type StageBreakdown = Readonly<Record<LeadTimeStage, StageSummary>>;

/**
 * Stages of one change in milliseconds: first commit to pull request, to merge, to start of the rollout, to its
 * finish. They add up to the lead time exactly; a step that is dated before the one it follows took no time.
 */
export function stagesOf({
  change,
  deployment,
}: Omit<Lead, 'leadTimeMs'>): Partial<Record<LeadTimeStage, number>> {
  const end = deployment.finishedAtMs;
  const authored = change.authoredAtMs;
  if (change.createdAtMs === undefined || change.mergedAtMs === undefined) {
    const started = between(authored, deployment.startedAtMs, end);
    return { waiting: started - authored, rollout: end - started };
  }
  const opened = between(authored, change.createdAtMs, end);
  const merged = between(opened, change.mergedAtMs, end);
  const started = between(merged, deployment.startedAtMs, end);
  return {
    coding: opened - authored,
    review: merged - opened,
    waiting: started - merged,
    rollout: end - started,
  };
}

function between(after: number, timeMs: number, end: number): number {
  return Math.min(Math.max(after, timeMs), end);
}

/** Summarises the stages of many changes. Medians do not add up; totals do. */
export function leadTimeStages(leads: readonly Lead[]): StageBreakdown {
  const stages = leads.map(stagesOf);
  const summary = (stage: LeadTimeStage): StageSummary => {
    const sample = stages.flatMap(times => times[stage] ?? []);
    return {
      sampleSize: sample.length,
      medianMs: medianOf(sample),
      totalMs: sample.reduce((sum, time) => sum + time, 0),
    };
  };
  return {
    coding: summary('coding'),
    review: summary('review'),
    waiting: summary('waiting'),
    rollout: summary('rollout'),
  };
}
