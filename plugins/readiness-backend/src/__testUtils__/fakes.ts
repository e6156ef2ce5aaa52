import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Check,
  clusterSubject,
  defaultVerdictRules,
  defineCheck,
  defineEvidenceKind,
  defineOrganisationCheck,
  defineStandard,
  EvidenceRecord,
  linear,
  measured,
  observed,
  PipelineClass,
  pipelineClasses,
  readOf,
  shareOverCompletions,
  Standard,
  Subject,
  unreadOf,
  yesOrNo,
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

  async collect(subject: Subject, context?: Pick<CollectContext, 'earlier'>) {
    this.looks.push(subject.name);
    this.earlier.push(await context?.earlier?.(subject));
    await this.onLook(subject.name);
    const answer = this.answers.get(subject.name) ?? true;
    if (answer instanceof SourceError) {
      throw answer;
    }
    return observed(
      { managed: answer },
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

const description = {
  why: 'Because.',
  remediation: { summary: 'Do it.', effort: 'low', href: 'how-to/do-it' },
} as const;

/** Summaries made, so that tests can count them. */
export const summarised: string[] = [];

/** A pipeline for each team, as if each had its own. */
function pipelinesByTeam(
  members: readonly { readonly subjectRef: string; readonly team: string }[],
): PipelineClass[] {
  return [...new Set(members.map(({ team }) => team))].map((team, index) => ({
    id: `pipeline-${index}`,
    label: 'a template',
    archetype: 'service',
    engine: 'github-actions',
    isByReference: true,
    isChain: false,
    references: [],
    stages: [{ stage: 'test', steps: ['make test'] }],
    otherSteps: [],
    gates: [],
    members: members.filter(member => member.team === team),
    teamsOfArchetype: 2,
  }));
}

/** One organisation check and one service check over {@link managedKind}. */
export const testChecks: readonly Check[] = [
  defineOrganisationCheck({
    ...description,
    id: 'most-services-are-managed',
    title: 'Most services are managed',
    failureTitle: 'Many services are not managed',
    appliesTo: 'organisation',
    requires: { managed: managedKind },
    summarise: {
      managed: (value, { subject }) => {
        summarised.push(subject.name);
        return value.managed;
      },
    },
    compares: {
      kind: pipelineClasses,
      of: ({ managed }) => ({
        classes: pipelinesByTeam(
          managed.flatMap(({ subject: { ref, team } }) =>
            team === undefined ? [] : [{ subjectRef: ref, team }],
          ),
        ),
        unknown: [],
      }),
    },
    evaluate({ managed }, { inventory }) {
      const read = readOf(managed);
      const share = shareOverCompletions({
        having: read.filter(({ value }) => value).length,
        read: read.length,
        unread: unreadOf(managed).length,
      });
      return measured(share ?? { lo: 0, hi: 1 }, {
        population: {
          read: read.length,
          expected: managed.length,
          unit: 'service',
        },
        parts: inventory.teams
          .filter(({ type }) => type === 'team')
          .map(({ ref, name }) => {
            const own = read.filter(({ subject }) => subject.team === ref);
            const having = own.filter(({ value }) => value);
            return {
              label: name,
              value: having.length / Math.max(1, own.length),
              subjectRef: ref,
            };
          }),
        findings: read
          .filter(({ value }) => !value)
          .map(({ subject, evidenceId }) => ({
            message: 'A service is deployed by hand.',
            subjectRef: subject.ref,
            ...(subject.team ? { team: subject.team } : {}),
            ...(evidenceId ? { evidenceId } : {}),
          })),
      });
    },
  }),
  defineCheck({
    ...description,
    id: 'is-managed',
    title: 'Is managed',
    failureTitle: 'Is deployed by hand',
    reads: { managed: ['managed'] },
    appliesTo: { kind: 'Component' },
    requires: { managed: managedKind },
    evaluate: ({ managed }) => measured(managed.managed),
  }),
];

const look = { title: 'Look', effort: 'low' } as const;

/** A standard for the organisation and one for services. */
export const testStandards: readonly Standard[] = [
  defineStandard({
    scope: 'organisation',
    id: 'organisation',
    version: '1',
    title: 'Organisation',
    prerequisites: [
      {
        id: 'P1',
        title: 'Foundation',
        claim: 'All is managed.',
        checks: [
          {
            check: 'most-services-are-managed',
            title: 'Most services are managed',
            weight: 10,
            look,
            grading: { parts: [{ curve: linear(0, 1) }] },
          },
        ],
        vetoes: [],
      },
    ],
    context: [],
    pillars: [
      {
        id: 'foundations',
        title: 'Foundations',
        inputs: [{ from: { prerequisite: 'P1' } }],
      },
    ],
    signals: [],
    roles: {
      pipelineDominance: 'x',
      deployMechanismDominance: 'x',
      repeatQuestions: 'x',
      readyPillars: [],
    },
    verdict: defaultVerdictRules,
  }),
  defineStandard({
    scope: 'subject',
    id: 'services',
    version: '1',
    title: 'Services',
    appliesTo: { kind: 'Component' },
    levels: [
      {
        level: 1,
        title: 'Managed',
        checks: [
          {
            check: 'is-managed',
            title: 'Is managed',
            weight: 1,
            look,
            grading: { parts: [{ curve: yesOrNo() }] },
          },
        ],
      },
    ],
  }),
];

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
