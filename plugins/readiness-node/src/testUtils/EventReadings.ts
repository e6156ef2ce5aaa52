import { ConfigReader } from '@backstage/config';
import type { Subject } from '@groundwork/plugin-readiness-common';
import { SourceClients } from '@groundwork/source-client';
import {
  runEventCollector,
  type EventCollectorRegistration,
  type EventRun,
} from '../events';
import { KeptEvents } from './KeptEvents';

/** Reads events through the real runner, without waiting between attempts, as if each reading were in another process. */
export class EventReadings {
  readonly kept = new KeptEvents();
  /** What collectors had to say, with its fields. */
  readonly said: { readonly message: string; readonly fields: unknown }[] = [];
  readonly #config: object;
  readonly #services: readonly Subject[];

  constructor(config: object, services: readonly Subject[]) {
    this.#config = config;
    this.#services = services;
  }

  /** One run of the first collector, or of the one that is chosen. */
  async read(
    make: (sources: SourceClients) => readonly EventCollectorRegistration[],
    options: {
      readonly asOf?: string;
      readonly services?: readonly Subject[];
      readonly more?: Partial<EventCollectorRegistration>;
      readonly which?: (registration: EventCollectorRegistration) => boolean;
    } = {},
  ): Promise<EventRun> {
    const {
      asOf = '2026-11-21T12:00:00Z',
      services = this.#services,
      which = () => true,
    } = options;
    const sources = SourceClients.fromConfig(new ConfigReader(this.#config));
    const say = (message: string, fields?: unknown) => {
      this.said.push({ message, fields });
    };
    try {
      const registration = make(sources).find(which);
      if (!registration) {
        throw new Error('No such collector is registered');
      }
      return await runEventCollector(
        { ...registration, ...options.more },
        services,
        {
          ...{ sources, sink: this.kept },
          logger: { info: say, warn: say, debug: say },
          now: () => new Date(asOf),
          sleep: async () => undefined,
          random: () => 0,
        },
      );
    } finally {
      await sources.close();
    }
  }
}
