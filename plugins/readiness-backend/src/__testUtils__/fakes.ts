import { LoggerService } from '@backstage/backend-plugin-api';
import {
  clusterSubject,
  defineEvidenceKind,
  EvidenceRecord,
  observed,
  Subject,
} from '@groundwork/plugin-readiness-common';
import {
  CollectContext,
  Collector,
  SourceError,
} from '@groundwork/plugin-readiness-node';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Telemetry } from '../telemetry';

/** Whether a service is declared in Git; a kind of tests only. */
export const managedKind = defineEvidenceKind({
  id: 'managed',
  title: 'How a service is deployed',
  schema: z.object({ managed: z.boolean(), canary: z.string().optional() }),
});

/** A collector whose answers a test sets, by subject name; it counts its looks. */
export class ManagedCollector
  implements Collector<z.infer<typeof managedKind.schema>>
{
  readonly id = 'test:managed';
  readonly produces = managedKind;
  readonly appliesTo = { kind: 'Component' } as const;
  readonly looks: string[] = [];
  readonly answers = new Map<string, boolean | SourceError>();
  /** What each look was told of the one before it. */
  readonly earlier: unknown[] = [];
  onLook: (name: string) => Promise<void> = async () => undefined;
  /** Stands in every answer, which makes its record as long as that. */
  canary: string | undefined;

  async collect(subject: Subject, context?: Pick<CollectContext, 'earlier'>) {
    this.looks.push(subject.name);
    this.earlier.push(await context?.earlier?.(subject));
    await this.onLook(subject.name);
    const answer = this.answers.get(subject.name) ?? true;
    if (answer instanceof SourceError) {
      throw answer;
    }
    return observed(
      {
        managed: answer,
        ...(this.canary === undefined ? {} : { canary: this.canary }),
      },
      {
        source: { kind: 'test', instance: 'one' },
        object: { name: subject.name },
      },
    );
  }
}

/** A collector that looks at clusters. */
export class PlaceCollector
  implements Collector<z.infer<typeof managedKind.schema>>
{
  readonly id = 'test:place';
  readonly produces = managedKind;
  readonly appliesTo = { kind: 'Cluster' } as const;
  readonly looks: string[] = [];
  readonly failing = new Set<string>();

  async collect({ name }: { readonly name: string }) {
    this.looks.push(name);
    if (this.failing.has(name)) {
      throw new SourceError('forbidden', 'no right');
    }
    return observed(
      { managed: true },
      { source: { kind: 'test', instance: name } },
    );
  }
}

/** A record of a cluster's evidence. */
export function testRecord(
  change: Partial<EvidenceRecord> = {},
): EvidenceRecord {
  const subject = clusterSubject('production', 'production');
  return {
    id: randomUUID(),
    collector: 'test:managed',
    collectorVersion: '1',
    kind: 'managed',
    subjectRef: subject.ref,
    source: { kind: 'test', instance: 'one' },
    observedAt: '2026-11-01T00:00:00.000Z',
    collectedAt: '2026-11-01T00:00:00.000Z',
    ttlMs: 7_200_000,
    digest: 'a'.repeat(64),
    outcome: 'observed',
    reliability: 1,
    value: { managed: true },
    ...change,
  };
}

/** Telemetry that goes nowhere. */
export const noTelemetry: Telemetry = {
  collected: () => undefined,
  assessed: () => undefined,
  told: () => undefined,
};

const silent = () => undefined;

/** Logger of tests; it needs no Jest, because the processes that tests start have none. */
export const testLogger: LoggerService = {
  error: silent,
  warn: silent,
  info: silent,
  debug: silent,
  child: () => testLogger,
};
