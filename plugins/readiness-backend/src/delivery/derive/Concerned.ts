import { Knex } from 'knex';

/** Whose news concern a service that looked for a commit of nobody knows which repository. */
export const EVERY_REPOSITORY = '*';

/** Says ahead of a look whose news will concern a service. */
export class Concerned {
  readonly #knex: Knex;
  readonly #service: string;
  readonly #said = new Set<string>();

  /** @param knex - outside of the transaction that looks; see `Within.ahead` */
  constructor(knex: Knex, service: string) {
    this.#knex = knex;
    this.#service = service;
  }

  async by(repositories: Iterable<string | undefined>): Promise<void> {
    const fresh = [
      ...new Set([...repositories].map(known => known ?? EVERY_REPOSITORY)),
    ].filter(repository => !this.#said.has(repository));
    if (fresh.length === 0) {
      return;
    }
    await this.#knex('delivery_service_repositories')
      .insert(
        fresh
          .sort()
          .map(repository => ({ repository, service: this.#service })),
      )
      .onConflict(['repository', 'service'])
      .ignore();
    fresh.forEach(repository => this.#said.add(repository));
  }
}
