import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Assessment,
  assessOrganisation,
  assessSubject,
  CheckRegistry,
  checksOf,
  evidenceSource,
  Expectation,
  indexLooks,
  Inventory,
  judgeOrganisation,
  Looks,
  organisation,
  OrganisationStandard,
  selects,
  Subject,
  SubjectStandard,
  Waiver,
} from '@groundwork/plugin-readiness-common';
import { AssessmentStore, earlierAssessment, EvidenceStore } from '../database';
import { InventoryService } from '../inventory';
import { Registry } from '../registry';
import { Telemetry } from '../telemetry';
import { Turns } from '../turns';
import { affected, needsOf, type Changes } from './affected';
import { EvidenceIndex } from './EvidenceIndex';
import { OrganisationMemory } from './OrganisationMemory';
import { SharedEvidence } from './SharedEvidence';
import { Summaries } from './Summaries';

const SUBJECTS_AT_ONCE = 200;
const HISTORY_DAYS = 60;

/** What assessing stands on. */
export interface AssessmentServices {
  readonly registry: Registry;
  readonly inventory: InventoryService;
  readonly evidence: EvidenceStore;
  readonly assessments: AssessmentStore;
  readonly summaries: Summaries;
  readonly logger: LoggerService;
  readonly telemetry: Telemetry;
  /** Everything is assessed in turns with whatever else the process does. */
  readonly turns: Turns;
  readonly now: () => Date;
}

interface Run {
  readonly asOf: Date;
  readonly inventory: Inventory;
  readonly checks: CheckRegistry;
  readonly waivers: readonly Waiver[];
}

/**
 * Assesses from stored evidence and stores the result; reads never compute. After a collection only the organisation and
 * the subjects whose evidence changed are assessed again.
 */
export class AssessmentRunner {
  readonly #services: AssessmentServices;
  readonly #index: EvidenceIndex;
  readonly #shared: SharedEvidence;
  readonly #memory = new OrganisationMemory();
  #last: Promise<unknown> = Promise.resolve();

  constructor(services: AssessmentServices) {
    this.#services = services;
    this.#index = new EvidenceIndex(services.evidence, services.turns);
    this.#shared = new SharedEvidence(services.evidence);
  }

  /** One after the other within a replica; two replicas may overlap, the newer assessment stays. */
  run(changes?: Changes): Promise<void> {
    const next = this.#last.then(() => this.#run(changes));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #run(changes: Changes | undefined): Promise<void> {
    const { registry, inventory, telemetry, logger, now } = this.#services;
    const started = Date.now();
    const run: Run = {
      asOf: now(),
      inventory: await inventory.current(),
      checks: registry.checks,
      waivers: [],
    };
    await this.#index.refresh(run.asOf.getTime());
    for (const standard of registry.organisationStandards) {
      await this.#assessOrganisation(standard, run);
    }
    let subjects = 0;
    for (const standard of registry.subjectStandards) {
      subjects += await this.#assessSubjects(standard, run, changes);
    }
    const durationMs = Date.now() - started;
    telemetry.assessed(subjects + 1, durationMs);
    logger.info('Assessed', {
      subjects,
      durationMs,
      ...(changes ? { after: changes.kind } : {}),
    });
  }

  async #assessOrganisation(
    standard: OrganisationStandard,
    run: Run,
  ): Promise<void> {
    const { assessments, evidence, summaries, turns } = this.#services;
    const about = indexLooks(
      await evidence.looksWithValues(this.#kinds(), [organisation.ref]),
    );
    const source = evidenceSource(
      {
        of: (kindId, ref) =>
          ref === organisation.ref
            ? about.of(kindId, ref)
            : this.#index.of(kindId, ref),
      },
      this.#expectations(),
      run,
    );
    const history = await assessments.history(
      standard.id,
      organisation.ref,
      HISTORY_DAYS,
    );
    const remembered = this.#memory.in({
      ...run,
      versionOf: kindId => this.#index.versionOf(kindId),
    });
    const summaryOf = await summaries.prepare(
      checksOf(standard).filter(line => !remembered.get(line)),
      run.checks,
      source,
    );
    const judge = { ...run, evidence: source, summaryOf, remembered };
    // A turn ends between two lines: the document is then put together from what is remembered of each.
    await turns.map(checksOf(standard), line => judgeOrganisation(line, judge));
    if (turns.isOver) await turns.next();
    const assessment = assessOrganisation({
      ...judge,
      standard,
      runsInPortal: true,
      history: history.map(earlierAssessment),
    });
    await assessments.put([assessment]);
  }

  async #assessSubjects(
    standard: SubjectStandard,
    run: Run,
    changes: Changes | undefined,
  ): Promise<number> {
    const { evidence, assessments } = this.#services;
    const all = run.inventory.subjects.filter(subject =>
      selects(standard.appliesTo, subject),
    );
    const needs = needsOf(standard, run.checks);
    const subjects = affected(all, needs, changes);
    if (subjects.length === 0) {
      return 0;
    }
    const shared = await this.#shared.withValues(
      needs.everywhere.flatMap(kindId => this.#index.all(kindId)),
    );
    let assessed: readonly Assessment[] = [];
    for (let start = 0; start < subjects.length; start += SUBJECTS_AT_ONCE) {
      const chunk = subjects.slice(start, start + SUBJECTS_AT_ONCE);
      const assess = async () => {
        const own = await evidence.looksWithValues(
          needs.own,
          chunk.map(({ ref }) => ref),
        );
        const looks = [...own, ...shared];
        return this.#assessChunk(standard, chunk, { run, looks });
      };
      // The database stores one chunk while the next is assessed.
      [assessed] = await Promise.all([assess(), assessments.put(assessed)]);
    }
    await assessments.put(assessed);
    if (!changes) {
      await assessments.keepOnly(
        standard.id,
        new Set(all.map(({ ref }) => ref)),
      );
    }
    return subjects.length;
  }

  #assessChunk(
    standard: SubjectStandard,
    chunk: readonly Subject[],
    on: { readonly run: Run; readonly looks: readonly Looks[] },
  ): Promise<readonly Assessment[]> {
    const source = evidenceSource(
      indexLooks(on.looks),
      this.#expectations(),
      on.run,
    );
    return this.#services.turns.map(chunk, subject =>
      assessSubject({ ...on.run, standard, subject, evidence: source }),
    );
  }

  #expectations(): readonly Expectation[] {
    return this.#services.registry.collectors.map(({ collector }) => ({
      collectorId: collector.id,
      kindId: collector.produces.id,
      appliesTo: collector.appliesTo,
    }));
  }

  #kinds(): readonly string[] {
    return [...new Set(this.#expectations().map(({ kindId }) => kindId))];
  }
}
