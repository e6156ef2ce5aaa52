import {
  indexLooks,
  LookRecord,
  Looks,
  LooksIndex,
} from '@groundwork/plugin-readiness-common';
import { EvidenceStore } from '../database';

/**
 * Values that the checks of every subject read, such as the workloads of all clusters. They are large and rarely new: each
 * is read and parsed once, and kept for as long as it is the present answer. Stored values never change.
 */
export class SharedEvidence {
  readonly #evidence: EvidenceStore;
  #values: ReadonlyMap<string, unknown> = new Map();
  #looks: readonly Looks[] = [];
  #index = indexLooks([]);

  constructor(evidence: EvidenceStore) {
    this.#evidence = evidence;
  }

  /** These looks with their values; the same index as before while the looks are the same. */
  async index(looks: readonly Looks[]): Promise<LooksIndex> {
    const isSame =
      looks.length === this.#looks.length &&
      looks.every((look, at) => look === this.#looks[at]);
    if (!isSame) {
      this.#index = indexLooks(await this.#withValues(looks));
      this.#looks = looks;
    }
    return this.#index;
  }

  async #withValues(looks: readonly Looks[]): Promise<readonly Looks[]> {
    const wanted = looks.flatMap(({ latest, lastGood }) =>
      lastGood ? [latest.id, lastGood.id] : [latest.id],
    );
    const missing = wanted.filter(id => !this.#values.has(id));
    const read = await this.#evidence.values([...new Set(missing)]);
    const values = new Map(
      wanted.map(id => [
        id,
        read.has(id) ? read.get(id) : this.#values.get(id),
      ]),
    );
    this.#values = values;
    const valued = (record: LookRecord): LookRecord => ({
      ...record,
      value: values.get(record.id),
    });
    return looks.map(({ latest, lastGood }) => ({
      latest: valued(latest),
      ...(lastGood ? { lastGood: valued(lastGood) } : {}),
    }));
  }
}
