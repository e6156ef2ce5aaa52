import { InputError } from '@backstage/errors';
import { TieredName } from '@groundwork/plugin-readiness-node';

/** The tier whose deployments are counted unless another one is asked for. */
export const PRODUCTION_TIER = 'production';

/** What a caller says of the tier. */
export interface AskedTier {
  readonly tier?: string | undefined;
}

/** The tiers of environments beside production, by the names that sources give to environments. */
export class Tiers {
  /** In the order in which they are declared. */
  readonly others: readonly string[];
  readonly #byName: ReadonlyMap<string, string>;

  constructor(named: readonly TieredName[] = []) {
    const elsewhere = named.filter(({ tier }) => tier !== PRODUCTION_TIER);
    this.others = [...new Set(elsewhere.map(({ tier }) => tier))];
    this.#byName = new Map([
      // A source that knows no better name calls an environment by its tier.
      ...this.others.map(tier => [plain(tier), tier] as const),
      ...elsewhere.map(({ name, tier }) => [plain(name), tier] as const),
    ]);
  }

  /** All that can be asked for, production first. */
  get all(): readonly string[] {
    return [PRODUCTION_TIER, ...this.others];
  }

  /** @throws InputError for one that is not declared */
  asked({ tier = PRODUCTION_TIER }: AskedTier): string {
    if (!this.all.includes(tier)) {
      throw new InputError(
        `There is no tier ${tier} here; there ${
          this.others.length === 0 ? 'is' : 'are'
        } ${this.all.join(', ')}`,
      );
    }
    return tier;
  }

  /** The tier of an environment that is not production; undefined where nobody said which. */
  of(environment: string): string | undefined {
    return this.#byName.get(plain(environment));
  }

  /** Whether deployments to an environment may be to a tier; of a name that nobody declared they may be to production. */
  mayBe(environment: string | null, tier: string): boolean {
    return (
      environment === null || (this.of(environment) ?? PRODUCTION_TIER) === tier
    );
  }

  /** The same text for the same tiers of the same names. */
  toString(): string {
    return JSON.stringify([...this.#byName].sort());
  }
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
