import {
  Check,
  CheckRegistry,
  EvidenceSource,
  OrganisationCheck,
  Reading,
  ReadReading,
  StandardCheck,
  Subject,
  SummariesOf,
  summarised,
} from '@groundwork/plugin-readiness-common';
import { digestOf } from '@groundwork/plugin-readiness-node';
import { EvidenceStore } from '../database';
import { chunked } from '../database/chunked';
import { StoredSummary, SummaryStore } from '../database/DatabaseSummaryStore';
import { readAhead } from '../database/readAhead';
import { Turns } from '../turns';

/** One requirement of one organisation check under one standard's settings. */
interface SummaryJob {
  readonly key: string;
  readonly name: string;
  readonly kindId: string;
  readonly check: OrganisationCheck;
  readonly settings: unknown;
  readonly parsedSettings: unknown;
}

/** What a requirement was answered last: the readings, and what they were turned into. */
interface Answered {
  readonly readings: readonly Reading<unknown>[];
  readonly summaries: readonly Reading<unknown>[];
}

const SHORT_CHARACTERS = 1_000;

const NEVER: Answered = { readings: [], summaries: [] };

/**
 * Keeps every summary that organisation checks need: in memory for as long as its evidence is current, and those of long
 * records in the database. Evidence that has changed costs one value read and one summary per check that requires its kind; everything
 * else is there already. What is in memory is only a copy: another replica reads its own from the database.
 */
export class Summaries {
  readonly #evidence: EvidenceStore;
  readonly #store: SummaryStore;
  readonly #turns: Turns;
  readonly #known = new Map<string, Map<string, unknown>>();
  readonly #answered = new Map<string, Answered>();

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
  ): Promise<SummariesOf> {
    const jobs = jobsOf(lines, checks);
    const kinds = new Set(jobs.map(({ kindId }) => kindId));
    for (const kindId of kinds) {
      if (this.#turns.isOver) await this.#turns.next();
      await this.#complete(
        kindId,
        jobs.filter(job => job.kindId === kindId),
        evidence.readings(kindId),
      );
    }
    return ({ check, name, overrides }, readings, summarise) => {
      const job = jobs.find(
        ({ check: { id }, name: own, settings }) =>
          id === check.id && own === name && settings === overrides,
      );
      return job
        ? this.#answer(job.key, readings, summarise)
        : summarised(readings, summarise);
    };
  }

  /** A reading that is the same object as last time has the same summary. */
  #answer(
    key: string,
    readings: readonly Reading<unknown>[],
    summarise: (reading: ReadReading<unknown>) => unknown,
  ): readonly Reading<unknown>[] {
    const before = this.#answered.get(key) ?? NEVER;
    if (before.readings === readings) return before.summaries;
    const known = this.#known.get(key);
    const summaries = readings.map((reading, index): Reading<unknown> => {
      const same = before.summaries[index];
      if (same && before.readings[index] === reading) return same;
      if (reading.state !== 'read') return reading;
      const { evidenceId } = reading;
      const value =
        evidenceId !== undefined && known?.has(evidenceId)
          ? known.get(evidenceId)
          : summarise(reading);
      return { ...reading, value };
    });
    this.#answered.set(key, { readings, summaries });
    return summaries;
  }

  async #complete(
    kindId: string,
    jobs: readonly SummaryJob[],
    readings: readonly Reading<unknown>[],
  ): Promise<void> {
    const changed = jobs.filter(
      ({ key }) => this.#answered.get(key)?.readings !== readings,
    );
    await this.#load(
      kindId,
      changed.map(({ key }) => key),
      readings,
    );
    const missing = new Map<string, Subject>();
    for (const { key } of changed) {
      if (this.#turns.isOver) await this.#turns.next();
      const before = this.#answered.get(key) ?? NEVER;
      const known = this.#known.get(key);
      readings.forEach((reading, index) => {
        if (reading === before.readings[index]) return;
        const { state, evidenceId, subject } = reading;
        if (state === 'read' && evidenceId && !known?.has(evidenceId))
          missing.set(evidenceId, subject);
      });
    }
    await this.#summarise(kindId, jobs, missing);
  }

  #summarise(
    kindId: string,
    jobs: readonly SummaryJob[],
    missing: ReadonlyMap<string, Subject>,
  ): Promise<void> {
    return readAhead(chunked([...missing.keys()]), {
      read: ids => this.#evidence.valueTexts(ids),
      work: async texts => {
        const values = await this.#turns.map(
          texts,
          ([id, text]): [string, unknown] => [
            id,
            text === null ? undefined : JSON.parse(text),
          ],
        );
        const summaries: StoredSummary[] = [];
        for (const job of jobs) {
          const known = this.#known.get(job.key);
          const made = await this.#turns.map(values, ([evidenceId, value]) => {
            const subject = missing.get(evidenceId);
            return subject && !known?.has(evidenceId)
              ? summaryOf(job, { evidenceId, subject, value })
              : [];
          });
          for (const summary of made.flat()) {
            known?.set(summary.evidenceId, summary.value);
            if (isWorthKeeping(texts.get(summary.evidenceId)))
              summaries.push(summary);
          }
        }
        return summaries;
      },
      store: summaries => this.#store.put(kindId, summaries),
      breakAfter: tookMs => this.#turns.breakAfter(tookMs),
    });
  }

  /** Reads a check's summaries once, and forgets those whose evidence is no longer current when they pile up. */
  async #load(
    kindId: string,
    keys: readonly string[],
    readings: readonly Reading<unknown>[],
  ): Promise<void> {
    const stored = await this.#store.all(
      kindId,
      keys.filter(key => !this.#known.has(key)),
    );
    for (const [key, summaries] of stored)
      this.#known.set(key, new Map(summaries));
    for (const key of keys) {
      const known = this.#known.get(key);
      if (!known || known.size <= 2 * readings.length + 100) continue;
      const current = new Set(readings.map(({ evidenceId }) => evidenceId));
      const kept = [...known].filter(([id]) => current.has(id));
      this.#known.set(key, new Map(kept));
    }
  }
}

/** A short record is read and summarised anew as quickly as its summaries would be read. */
function isWorthKeeping(text: string | null | undefined): boolean {
  return (text?.length ?? 0) > SHORT_CHARACTERS;
}

/** A summary that throws is left out: the engine runs into the same error and reports it as the check's own. */
function summaryOf(
  { key, check, name, parsedSettings }: SummaryJob,
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
        checkKey: key,
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
