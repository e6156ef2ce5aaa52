import {
  Check,
  CheckRegistry,
  EvidenceSource,
  OrganisationCheck,
  StandardCheck,
  Subject,
  SummaryOf,
} from '@groundwork/plugin-readiness-common';
import { digestOf } from '@groundwork/plugin-readiness-node';
import { EvidenceStore } from '../database';
import { Turns } from '../turns';
import { StoredSummary, SummaryStore } from '../database/DatabaseSummaryStore';

const VALUES_AT_ONCE = 500;

/** One requirement of one organisation check under one standard's settings. */
interface SummaryJob {
  readonly key: string;
  readonly name: string;
  readonly kindId: string;
  readonly check: OrganisationCheck;
  readonly settings: unknown;
  readonly parsedSettings: unknown;
}

/**
 * Keeps every summary that organisation checks need: in the database, and in memory for as long as its evidence is
 * current. Evidence that has changed costs one value read and one summary per check that requires its kind; everything
 * else is there already. What is in memory is only a copy: another replica reads its own from the database.
 */
export class Summaries {
  readonly #evidence: EvidenceStore;
  readonly #store: SummaryStore;
  readonly #turns: Turns;
  readonly #known = new Map<string, Map<string, unknown>>();

  constructor(
    evidence: EvidenceStore,
    store: SummaryStore,
    turns = new Turns(),
  ) {
    this.#evidence = evidence;
    this.#store = store;
    this.#turns = turns;
  }

  /** Brings the summaries of these lines' checks up to date and returns where the engine finds them. */
  async prepare(
    lines: readonly StandardCheck[],
    checks: CheckRegistry,
    evidence: EvidenceSource,
  ): Promise<SummaryOf> {
    const jobs = jobsOf(lines, checks);
    const kinds = new Set(jobs.map(({ kindId }) => kindId));
    for (const kindId of kinds) {
      if (this.#turns.isOver) await this.#turns.next();
      await this.#complete(
        jobs.filter(job => job.kindId === kindId),
        evidence,
      );
    }
    const keys = new Map(
      jobs.map(({ check, name, key }) => [`${check.id} ${name}`, key]),
    );
    return ({ check, name, evidenceId }, compute) => {
      const known = this.#known.get(keys.get(`${check.id} ${name}`) ?? '');
      return evidenceId !== undefined && known?.has(evidenceId)
        ? known.get(evidenceId)
        : compute();
    };
  }

  async #complete(
    jobs: readonly SummaryJob[],
    evidence: EvidenceSource,
  ): Promise<void> {
    const [first] = jobs;
    if (!first) {
      return;
    }
    const subjects = new Map<string, Subject>();
    for (const reading of evidence.readings(first.kindId)) {
      if (reading.state === 'read' && reading.evidenceId) {
        subjects.set(reading.evidenceId, reading.subject);
      }
    }
    const missing = new Set<string>();
    for (const { key } of jobs) {
      const known = await this.#load(key, subjects);
      for (const id of subjects.keys()) {
        if (!known.has(id)) missing.add(id);
      }
    }
    await this.#summarise(jobs, [...missing], subjects);
  }

  async #summarise(
    jobs: readonly SummaryJob[],
    missing: readonly string[],
    subjects: ReadonlyMap<string, Subject>,
  ): Promise<void> {
    for (let start = 0; start < missing.length; start += VALUES_AT_ONCE) {
      const ids = missing.slice(start, start + VALUES_AT_ONCE);
      const values = await this.#evidence.values(ids);
      for (const job of jobs) {
        const known = this.#known.get(job.key);
        const made = await this.#turns.map(ids, evidenceId => {
          const subject = subjects.get(evidenceId);
          const value = values.get(evidenceId);
          return subject && values.has(evidenceId) && !known?.has(evidenceId)
            ? summaryOf(job, { evidenceId, subject, value })
            : [];
        });
        const summaries = made.flat();
        summaries.forEach(({ evidenceId, value }) =>
          known?.set(evidenceId, value),
        );
        await this.#store.put(job.key, summaries);
      }
    }
  }

  /** Reads a check's summaries once, and forgets those whose evidence is no longer current when they pile up. */
  async #load(
    key: string,
    current: ReadonlyMap<string, Subject>,
  ): Promise<ReadonlyMap<string, unknown>> {
    const before = this.#known.get(key);
    if (before && before.size <= 2 * current.size + 100) return before;
    const known = new Map(
      before
        ? [...before].filter(([id]) => current.has(id))
        : await this.#store.all(key),
    );
    this.#known.set(key, known);
    return known;
  }
}

/** A summary that throws is left out: the engine runs into the same error and reports it as the check's own. */
function summaryOf(
  { check, name, parsedSettings }: SummaryJob,
  from: {
    readonly evidenceId: string;
    readonly subject: Subject;
    readonly value: unknown;
  },
): readonly StoredSummary[] {
  const { evidenceId, subject, value } = from;
  try {
    return [
      {
        evidenceId,
        value: check.summarise(name, value, {
          settings: parsedSettings,
          subject,
        }),
      },
    ];
  } catch {
    return [];
  }
}

function jobsOf(
  lines: readonly StandardCheck[],
  checks: CheckRegistry,
): readonly SummaryJob[] {
  return lines.flatMap(line => {
    const check: Check | undefined = checks.get(line.check);
    return check?.scope === 'organisation'
      ? Object.entries(check.requires).map(([name, kind]) => ({
          key: digestOf([check.id, check.version, name, line.settings ?? {}]),
          name,
          kindId: kind.id,
          check,
          settings: line.settings,
          parsedSettings: check.parseSettings(line.settings),
        }))
      : [];
  });
}
