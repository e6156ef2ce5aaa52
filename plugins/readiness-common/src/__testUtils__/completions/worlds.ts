import fc from 'fast-check';
import {
  application,
  attestation,
  changeApprovals,
  clusterProfile,
  declaration,
  deliveryMetrics,
  documentation,
  earlyTouches,
  entryPoint,
  EvidenceKind,
  firstDeployments,
  frozenBaselines,
  goldenPathRuns,
  ownership,
  pipeline,
  pipelineRun,
  serviceOrigin,
  Subject,
  SubjectFilter,
  selects,
  tickets,
  supportLinks,
  workload,
} from '../../evidence';
import { Inventory } from '../../inventory';
import { applications, entryPoints, profile } from './values/clusters';
import * as ofComponents from './values/components';
import { pathRuns } from './values/paths';
import { attestations, declarations, frozen } from './values/registers';
import { ticketsOfTracker } from './values/tickets';
import { workloads } from './values/workloads';

/** What one collector would see of one subject, and how it would be believed. */
export interface Answer {
  readonly collector: string;
  readonly kind: string;
  readonly subject: Subject;
  /** Absent: the system answers, and there is nothing. */
  readonly value: unknown;
  readonly reliability: number;
  readonly ageHours: number;
}

/** One collector of an organisation: what it produces, of whom, and what it may see there. */
export interface Source {
  readonly collector: string;
  readonly kind: EvidenceKind<unknown>;
  readonly appliesTo: SubjectFilter;
  readonly value: fc.Arbitrary<unknown>;
  readonly reliabilities: readonly number[];
}

/** Hours for which an answer counts fully. */
export const TTL_HOURS = 2;

/** The collectors of an organisation, as the product has them: two registers of each sort, one of everything else. */
export function sourcesOf(
  { components, teams }: Inventory,
  vetoed: readonly string[],
): readonly Source[] {
  const names = components.map(({ name }) => name);
  const refs = teams.map(({ ref }) => ref);
  const everybody = [...refs, ...components.map(({ ref }) => ref)];
  const clusters = { kind: 'Cluster' } as const;
  const services = { kind: 'Component' } as const;
  const instancesOf = (system: string) =>
    ({ kind: 'Source', type: [system] } as const);
  const some = <T>(value: fc.Arbitrary<T>) =>
    fc.option(value, { nil: undefined, freq: 6 });
  const ofKind = (
    kind: EvidenceKind<unknown>,
    appliesTo: SubjectFilter,
    value: fc.Arbitrary<unknown>,
  ): Source => ({
    collector: kind.id,
    kind,
    appliesTo,
    value,
    reliabilities: [kind.leastReliability ?? 1, 1],
  });
  const registers = (
    kind: EvidenceKind<unknown>,
    value: fc.Arbitrary<unknown>,
  ): readonly Source[] =>
    ['one', 'two'].map(register => ({
      ...ofKind(kind, 'organisation', some(value)),
      collector: `${kind.id}:${register}`,
    }));
  return [
    ofKind(workload, clusters, workloads(names)),
    ofKind(entryPoint, clusters, entryPoints(names)),
    ofKind(clusterProfile, clusters, profile),
    ofKind(application, instancesOf('argocd'), applications(names, refs)),
    ofKind(goldenPathRuns, instancesOf('scaffolder'), pathRuns(names, refs)),
    ofKind(
      tickets,
      { kind: 'Source', type: ['github-tickets'] },
      ticketsOfTracker(refs),
    ),
    ofKind(pipeline, services, some(ofComponents.pipeline)),
    ofKind(pipelineRun, services, some(ofComponents.run)),
    ofKind(deliveryMetrics, services, some(ofComponents.deliveries)),
    ofKind(firstDeployments, services, some(ofComponents.firsts)),
    ofKind(ownership, services, some(ofComponents.ownership)),
    ofKind(serviceOrigin, services, some(ofComponents.origin)),
    ofKind(earlyTouches, services, some(ofComponents.touches(refs))),
    ofKind(documentation, services, some(ofComponents.documentation)),
    ofKind(changeApprovals, services, some(ofComponents.approvals(refs))),
    ofKind(supportLinks, services, ofComponents.supportLinks),
    ofKind(frozenBaselines, 'organisation', frozen),
    ...registers(attestation, attestations(refs)),
    ...registers(declaration, declarations(vetoed, everybody, refs)),
  ];
}

/** Everything that could be seen of an organisation. */
export function worldsOf(
  inventory: Inventory,
  sources: readonly Source[],
): fc.Arbitrary<readonly Answer[]> {
  return fc.tuple(
    ...sources.flatMap(source =>
      inventory.subjects
        .filter(subject => selects(source.appliesTo, subject))
        .map(subject => answerOf(source, subject)),
    ),
  );
}

function answerOf(
  { collector, kind, value, reliabilities }: Source,
  subject: Subject,
): fc.Arbitrary<Answer> {
  return fc.record({
    collector: fc.constant(collector),
    kind: fc.constant(kind.id),
    subject: fc.constant(subject),
    value,
    reliability: fc.constantFrom(...reliabilities),
    ageHours: fc.constantFrom(0, 0, 1, 3, 5),
  });
}
