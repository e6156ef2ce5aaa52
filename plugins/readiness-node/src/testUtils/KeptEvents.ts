import type {
  DeliveryEvent,
  DeliveryEventOf,
} from '@groundwork/plugin-readiness-common';
import type { CheckedPage, EventSink, StreamEnd } from '../events';

/** Keeps what it is given, as a store would: a page and its position together. For collectors with one stream. */
export class KeptEvents implements EventSink {
  readonly pages: CheckedPage[] = [];
  readonly ends: StreamEnd[] = [];
  at: string | undefined;

  async position(): Promise<string | undefined> {
    return this.at;
  }

  async store(_: unknown, page: CheckedPage): Promise<number> {
    if (page.from !== this.at) {
      throw new Error('the cursor stands somewhere else');
    }
    this.at = page.to;
    this.pages.push(page);
    return page.events.length;
  }

  async ended(_: unknown, end: StreamEnd): Promise<void> {
    this.ends.push(end);
  }

  /** Every telling, in the order in which it came. */
  get events(): readonly DeliveryEvent[] {
    return this.pages.flatMap(({ events }) => events);
  }

  /** Each deployment as it was told last. */
  get deployments(): ReadonlyMap<string, DeliveryEventOf<'deployment'>> {
    return new Map(
      this.events.flatMap(event =>
        event.kind === 'deployment' ? [[event.id, event] as const] : [],
      ),
    );
  }

  /** Last known state of each deployment. */
  get states(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.deployments].map(([id, { statuses }]) => [
        id,
        statuses
          .map(({ state, atMs }) => `${state} ${new Date(atMs).toISOString()}`)
          .join(),
      ]),
    );
  }
}
