import { ConflictError } from '@backstage/errors';
import {
  Check,
  CheckRegistry,
  Expectation,
  OrganisationStandard,
  Standard,
  Subject,
  SubjectStandard,
} from '@groundwork/plugin-readiness-common';
import {
  CollectorRegistration,
  CollectorSet,
  EventCollectorRegistration,
  EventDecoder,
  ReadinessChecksExtensionPoint,
  ReadinessCollectorsExtensionPoint,
  ReadinessEventsExtensionPoint,
  ReadinessStandardsExtensionPoint,
} from '@groundwork/plugin-readiness-node';

/** What modules have brought: collectors, checks and standards, each id once. */
export class Registry
  implements
    ReadinessCollectorsExtensionPoint,
    ReadinessEventsExtensionPoint,
    ReadinessChecksExtensionPoint,
    ReadinessStandardsExtensionPoint
{
  readonly #collectors = new Map<string, CollectorRegistration>();
  readonly #eventCollectors = new Map<string, EventCollectorRegistration>();
  readonly #eventDecoders = new Map<string, EventDecoder>();
  readonly #checks = new Map<string, Check>();
  readonly #standards = new Map<string, Standard>();
  readonly #subjects: Subject[] = [];
  readonly #knownClusters: string[] = [];

  addCollectors(set: CollectorSet): void {
    for (const registration of set.collectors) {
      add(this.#collectors, registration.collector.id, registration);
    }
    this.#subjects.push(...(set.subjects ?? []));
    this.#knownClusters.push(...(set.knownClusters ?? []));
  }

  addEventCollectors(
    ...registrations: readonly EventCollectorRegistration[]
  ): void {
    for (const registration of registrations) {
      const { id, source } = registration.collector;
      const name = `${id} of ${source.kind} ${source.instance}`;
      add(this.#eventCollectors, name, registration);
    }
  }

  addEventDecoders(...decoders: readonly EventDecoder[]): void {
    for (const decoder of decoders) {
      decoder.topics.forEach(topic => add(this.#eventDecoders, topic, decoder));
    }
  }

  addCheck(...checks: readonly Check[]): void {
    checks.forEach(check => add(this.#checks, check.id, check));
  }

  addStandard(...standards: readonly Standard[]): void {
    standards.forEach(standard => add(this.#standards, standard.id, standard));
  }

  get collectors(): readonly CollectorRegistration[] {
    return [...this.#collectors.values()];
  }

  get eventCollectors(): readonly EventCollectorRegistration[] {
    return [...this.#eventCollectors.values()];
  }

  /** By topic. */
  get eventDecoders(): ReadonlyMap<string, EventDecoder> {
    return this.#eventDecoders;
  }

  /** Which evidence each collector is expected to bring, of whom. */
  get expectations(): readonly Expectation[] {
    return this.collectors.map(({ collector }) => ({
      collectorId: collector.id,
      kindId: collector.produces.id,
      appliesTo: collector.appliesTo,
    }));
  }

  get checks(): CheckRegistry {
    return this.#checks;
  }

  get subjects(): readonly Subject[] {
    return this.#subjects;
  }

  get knownClusters(): readonly string[] {
    return this.#knownClusters;
  }

  get organisationStandards(): readonly OrganisationStandard[] {
    return [...this.#standards.values()].filter(
      (standard): standard is OrganisationStandard =>
        standard.scope === 'organisation',
    );
  }

  get subjectStandards(): readonly SubjectStandard[] {
    return [...this.#standards.values()].filter(
      (standard): standard is SubjectStandard => standard.scope === 'subject',
    );
  }
}

function add<T>(items: Map<string, T>, id: string, item: T): void {
  if (items.has(id)) {
    throw new ConflictError(`Readiness: '${id}' is registered twice`);
  }
  items.set(id, item);
}
