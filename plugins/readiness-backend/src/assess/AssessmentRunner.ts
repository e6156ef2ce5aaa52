import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Assessment,
  assessOrganisation,
  assessSubject,
  CheckRegistry,
  checksOf,
  drawArmsOf,
  evidenceSource,
  Expectation,
  indexLooks,
  Inventory,
  judgeOrganisation,
  LooksIndex,
  organisation,
  OrganisationStandard,
  ReadingsMemory,
  selects,
  Subject,
  SubjectStandard,
  Waiver,
} from '@groundwork/plugin-readiness-common';
import {
  AssessmentStore,
  ComparisonStore,
  earlierAssessment,
  EvidenceStore,
} from '../database';
import { pieces } from '../database/chunked';
import { readAhead } from '../database/readAhead';
import { InventoryService } from '../inventory';
import { Registry } from '../registry';
import { Telemetry } from '../telemetry';
import { Turns } from '../turns';
import { affected, needsOf, type Changes } from './affected';
import { EvidenceIndex } from './EvidenceIndex';
import { OrganisationMemory } from './OrganisationMemory';
import { ownEvidence } from './ownEvidence';
import { SharedEvidence } from './SharedEvidence';
import { SquadsReader } from './SquadsReader';
import { storeComparisons } from './storeComparisons';
import { Summaries } from './Summaries';

/** Few: what is still in use when garbage is collected is copied, and a document has tens of kilobytes. */
const SUBJECTS_AT_ONCE = 100;
/** While somebody is served: so few that whoever asks the database at the same time notices little. */
const SUBJECTS_BESIDE_OTHERS = 20;
const HISTORY_DAYS = 60;

/** What assessing stands on. */
export interface AssessmentServices {
  readonly registry: Registry;
  readonly inventory: InventoryService;
  readonly evidence: EvidenceStore;
  readonly assessments: AssessmentStore;
  readonly comparisons: ComparisonStore;
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
  /** The index holds what the database does, now. */
  readonly isIndexWhole: boolean;
}

/**
 * Assesses from stored evidence and stores the result; reads never compute. After a collection only the organisation and
 * the subjects whose evidence changed are assessed again.
 */
export class AssessmentRunner {
  readonly #services: AssessmentServices;
  readonly #index: EvidenceIndex;
  readonly #shared: SharedEvidence;
  readonly #squads: SquadsReader;
  readonly #memory = new OrganisationMemory();
  readonly #readings = new ReadingsMemory();
  /** Of the kinds that services read of every subject: these come with their values. */
  readonly #sharedReadings = new ReadingsMemory();
  #last: Promise<unknown> = Promise.resolve();

  constructor(services: AssessmentServices) {
    this.#services = services;
    this.#index = new EvidenceIndex(services.evidence, services.turns);
    this.#shared = new SharedEvidence(services.evidence);
    this.#squads = new SquadsReader(services.evidence, this.#index);
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
    const asOf = now();
    const run: Run = {
      asOf,
      inventory: await inventory.current(),
      checks: registry.checks,
      waivers: [],
      isIndexWhole: await this.#index.refresh(asOf.getTime()),
    };
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
        // What is told of the organisation itself is read anew each time.
        revisionOf: kindId =>
          about.of(kindId, organisation.ref).length > 0
            ? undefined
            : this.#index.revisionOf(kindId),
      },
      this.#expectations(),
      { ...run, memory: this.#readings },
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
    const changed = checksOf(standard).filter(line => !remembered.get(line));
    const summariesOf = await summaries.prepare(changed, run.checks, source);
    const judge = { ...run, evidence: source, summariesOf, remembered };
    // A turn ends between two lines: the document is then put together from what is remembered of each.
    await turns.map(checksOf(standard), line => judgeOrganisation(line, judge));
    await storeComparisons(changed, judge, {
      ...this.#services,
      standardId: standard.id,
    });
    if (turns.isOver) await turns.next();
    const squads = await this.#squads.read(this.#expectations(), run);
    if (squads) await turns.map(drawArmsOf(squads), () => undefined);
    const assessment = assessOrganisation({
      ...judge,
      standard,
      ...(squads ? { squads } : {}),
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
    const { assessments, turns } = this.#services;
    const all = run.inventory.subjects.filter(subject =>
      selects(standard.appliesTo, subject),
    );
    const needs = needsOf(standard, run.checks);
    const subjects = affected(all, needs, changes);
    if (subjects.length === 0) {
      return 0;
    }
    const shared = await this.#shared.index(
      needs.everywhere.flatMap(kindId => this.#index.all(kindId)),
    );
    const isShared = new Set(needs.everywhere);
    const sizeNow = () =>
      turns.isServing ? SUBJECTS_BESIDE_OTHERS : SUBJECTS_AT_ONCE;
    await readAhead(pieces(subjects, sizeNow), {
      breakAfter: tookMs => turns.breakAfter(tookMs),
      read: async chunk => {
        const own = await this.#own(needs.own, chunk, run);
        const looks: LooksIndex = {
          of: (kindId, ref) =>
            (isShared.has(kindId) ? shared : own).of(kindId, ref),
        };
        return { chunk, looks };
      },
      work: ({ chunk, looks }) =>
        this.#assessChunk(standard, chunk, { run, looks }),
      store: assessed => assessments.put(assessed),
    });
    if (!changes) {
      await assessments.keepOnly(
        standard.id,
        new Set(all.map(({ ref }) => ref)),
      );
    }
    return subjects.length;
  }

  async #own(
    kinds: readonly string[],
    subjects: readonly Subject[],
    { isIndexWhole }: Run,
  ): Promise<LooksIndex> {
    const { evidence } = this.#services;
    const refs = subjects.map(({ ref }) => ref);
    return isIndexWhole
      ? ownEvidence(kinds, refs, { index: this.#index, evidence })
      : indexLooks(await evidence.looksWithValues(kinds, refs));
  }

  #assessChunk(
    standard: SubjectStandard,
    chunk: readonly Subject[],
    on: { readonly run: Run; readonly looks: LooksIndex },
  ): Promise<readonly Assessment[]> {
    const source = evidenceSource(on.looks, this.#expectations(), {
      ...on.run,
      memory: this.#sharedReadings,
    });
    return this.#services.turns.map(chunk, subject =>
      assessSubject({ ...on.run, standard, subject, evidence: source }),
    );
  }

  #expectations(): readonly Expectation[] {
    return this.#services.registry.expectations;
  }

  #kinds(): readonly string[] {
    return [...new Set(this.#expectations().map(({ kindId }) => kindId))];
  }
}
