import { metrics } from '@opentelemetry/api';
import { RunSummary } from '@groundwork/plugin-readiness-node';

/** Counters and histograms named `readiness.*`. */
export interface Telemetry {
  collected(summary: RunSummary): void;
  assessed(subjects: number, durationMs: number): void;
  /** An event that was told without being asked for. */
  told(topic: string, outcome: 'kept' | 'repeated' | 'lost'): void;
}

/** Telemetry on the process's OpenTelemetry meter. */
export function createTelemetry(): Telemetry {
  const meter = metrics.getMeter('@groundwork/plugin-readiness-backend');
  const looks = meter.createCounter('readiness.collect.looks', {
    description: 'Looks by collector and outcome',
  });
  const collecting = meter.createHistogram('readiness.collect.duration', {
    description: 'Duration of a run of a collector',
    unit: 'ms',
  });
  const subjects = meter.createCounter('readiness.assess.subjects', {
    description: 'Assessed subjects',
  });
  const assessing = meter.createHistogram('readiness.assess.duration', {
    description: 'Duration of an assessment',
    unit: 'ms',
  });
  const told = meter.createCounter('readiness.inbox.events', {
    description:
      'Events that were told, by topic and by what became of them: kept, repeated or lost',
  });
  return {
    told: (topic, outcome) => told.add(1, { topic, outcome }),
    collected: ({ collector, observed, absent, failed, durationMs }) => {
      looks.add(observed, { collector, outcome: 'observed' });
      looks.add(absent, { collector, outcome: 'absent' });
      looks.add(failed, { collector, outcome: 'failed' });
      collecting.record(durationMs, { collector });
    },
    assessed: (count, durationMs) => {
      subjects.add(count);
      assessing.record(durationMs);
    },
  };
}
