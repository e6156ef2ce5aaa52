import { InputError } from '@backstage/errors';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { DatabaseDeliveryDeriver } from '../derive/DatabaseDeliveryDeriver';
import { DeliveryOptions } from '../options';
import { expectMeaning } from './claims';
import { describeOverlay } from './describeOverlay';
import { claimSchema, Saying } from './said';
import { OverlayStore } from './OverlayStore';

type Described = ReadinessSchemas['DeliveryOverlay'];

const SHORTEST_REASON = 10;

/** What somebody wants to say. */
export interface AskedOverlay {
  readonly kind: string;
  readonly incident?: string | undefined;
  readonly deployment?: string | undefined;
  readonly environment?: string | undefined;
  readonly reason: string;
}

/** What overlays stand on. */
export interface OverlayServices {
  readonly knex: Knex;
  readonly options: Pick<DeliveryOptions, 'settings'>;
  readonly deriver: Pick<DatabaseDeliveryDeriver, 'runNow'>;
  readonly now: () => Date;
}

/** What people say that no source tells, over the facts. Who may is for the caller to ask. */
export class Overlays {
  readonly #store: OverlayStore;
  readonly #services: OverlayServices;

  constructor(services: OverlayServices) {
    this.#services = services;
    this.#store = new OverlayStore(services.knex);
  }

  async list(services: readonly string[]): Promise<readonly Described[]> {
    return (await this.#store.list(services)).map(describeOverlay);
  }

  /** @throws InputError, NotFoundError or ConflictError, each with what is wrong */
  async say(
    service: string,
    { reason, ...asked }: AskedOverlay,
    by: string,
  ): Promise<Described> {
    const { knex, options } = this.#services;
    const claim = claimSchema.safeParse(asked);
    if (!claim.success) {
      throw new InputError(
        `What is said is not complete: ${claim.error.issues
          .map(({ path, message }) => `${path.join('.')} ${message}`)
          .join(', ')}`,
      );
    }
    const said = this.#saying(by, reason);
    const object = { service, claim: claim.data };
    await this.#store.expectUnsaid(object);
    await expectMeaning(claim.data, {
      ...{ knex, service, settings: options.settings },
    });
    const overlay = await this.#store.say({ ...object, said });
    await this.#derive(service);
    return describeOverlay(overlay);
  }

  /** @throws InputError, NotFoundError or ConflictError, each with what is wrong */
  async revoke(
    { service, id }: { readonly service: string; readonly id: string },
    { reason }: { readonly reason: string },
    by: string,
  ): Promise<Described> {
    const overlay = await this.#store.revoke(
      { service, id },
      this.#saying(by, reason),
    );
    await this.#derive(service);
    return describeOverlay(overlay);
  }

  /** Whoever says something sees what it does; if that cannot be at once, the next derivation does it. */
  async #derive(service: string): Promise<void> {
    await this.#services.deriver.runNow([service]);
  }

  #saying(by: string, text: string): Saying {
    const reason = text.trim();
    if (reason.length < SHORTEST_REASON) {
      throw new InputError(
        `The reason needs ${SHORTEST_REASON} characters or more: somebody will ask for it in a year`,
      );
    }
    return { by, reason, atMs: this.#services.now().getTime() };
  }
}
