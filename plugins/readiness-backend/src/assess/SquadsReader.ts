import {
  evidenceSource,
  Expectation,
  Inventory,
  LooksIndex,
  mapReading,
  Reading,
  ReadingsMemory,
  smallChanges,
  SquadChanges,
  squadChangesOf,
} from '@groundwork/plugin-readiness-common';
import { EvidenceStore } from '../database';
import { EvidenceIndex } from './EvidenceIndex';
import { SharedEvidence } from './SharedEvidence';

/**
 * The changes of squads from stored evidence. They are the same object for as long as they are the same, so that what is
 * drawn from them a thousand times is drawn once.
 */
export class SquadsReader {
  readonly #index: EvidenceIndex;
  readonly #shared: SharedEvidence;
  readonly #memory = new ReadingsMemory();
  #known: (LooksIndex & { readonly revision: number }) | undefined;
  #latest:
    | {
        readonly readings: readonly Reading<unknown>[];
        readonly inventory: Inventory;
        readonly squads: readonly SquadChanges[] | undefined;
      }
    | undefined;

  constructor(evidence: EvidenceStore, index: EvidenceIndex) {
    this.#index = index;
    this.#shared = new SharedEvidence(evidence);
  }

  /** Undefined while no collector looks at changes. */
  async read(
    expectations: readonly Expectation[],
    circumstances: { readonly inventory: Inventory; readonly asOf: Date },
  ): Promise<readonly SquadChanges[] | undefined> {
    const { id, schema } = smallChanges;
    const readings = evidenceSource(await this.#looks(id), expectations, {
      ...circumstances,
      memory: this.#memory,
    }).readings(id);
    const { inventory } = circumstances;
    if (
      this.#latest?.readings !== readings ||
      this.#latest.inventory !== inventory
    ) {
      const valued = readings.map(reading =>
        mapReading(reading, value => schema.parse(value)),
      );
      const squads = squadChangesOf(valued, inventory);
      this.#latest = { readings, inventory, squads };
    }
    return this.#latest.squads;
  }

  /** With their values; the same while the index knows of nothing new. */
  async #looks(kindId: string): Promise<LooksIndex> {
    const revision = this.#index.revisionOf(kindId);
    if (this.#known?.revision !== revision) {
      const { of } = await this.#shared.index(this.#index.all(kindId));
      this.#known = { of, revision, revisionOf: () => revision };
    }
    return this.#known;
  }
}
