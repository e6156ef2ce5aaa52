import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { DecodingContext } from '@groundwork/plugin-readiness-node';
import { redactText } from '@groundwork/source-client';
import { Turns } from '../../turns';
import { InboxRow, InboxStore } from './InboxStore';
import { Recorded, Recorder } from './Recorder';

const ROWS_AT_ONCE = 50;
/** One that cannot be stored does not hold up the others; so many in a row say that nothing can. */
const MOST_FAILURES = 3;

/** What looking into the inbox stands on. */
export interface InboxWorkerServices {
  readonly inbox: InboxStore;
  readonly recorder: Recorder;
  readonly turns: Pick<Turns, 'isOver' | 'next'>;
  readonly logger: Pick<LoggerService, 'info' | 'error'>;
  readonly secrets: readonly string[];
  /** There is something to derive from. */
  readonly onNews: () => Promise<void>;
}

/** Looks into what was told, one event after the other, while others are served. */
export class InboxWorker {
  readonly #services: InboxWorkerServices;
  #running: Promise<void> | undefined;
  #isAsked = false;

  constructor(services: InboxWorkerServices) {
    this.#services = services;
  }

  /** Looks into everything that waits now; what comes meanwhile has its turn as well. */
  run(): Promise<void> {
    this.#isAsked = true;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #drain(): Promise<void> {
    const { logger, secrets, onNews } = this.#services;
    while (this.#isAsked) {
      this.#isAsked = false;
      try {
        if (await this.#pass()) {
          await onNews();
        }
      } catch (error) {
        // What waits is still there for the next pass.
        logger.error('What was told could not be looked into', {
          why: redactText(stringifyError(error), secrets),
        });
      }
    }
  }

  /** Whether there is news. */
  async #pass(): Promise<boolean> {
    const { inbox, recorder, turns, logger } = this.#services;
    const counts = { done: 0, aside: 0, waiting: 0, failed: 0 };
    let isNews = false;
    let failures = 0;
    let last = 0;
    let rows = await inbox.waiting(last, ROWS_AT_ONCE);
    const context = rows.length > 0 ? await recorder.context() : undefined;
    while (context && rows.length > 0 && failures < MOST_FAILURES) {
      for (const row of rows) {
        if (turns.isOver) await turns.next();
        const recorded = await this.#record(row, context);
        counts[recorded.outcome] += 1;
        failures = recorded.outcome === 'failed' ? failures + 1 : 0;
        if (failures === MOST_FAILURES) break;
        isNews ||= recorded.outcome === 'done' && recorded.isNews;
        last = Number(row.id);
      }
      rows = await inbox.waiting(last, ROWS_AT_ONCE);
    }
    if (counts.done + counts.aside + counts.failed > 0) {
      logger.info('Looked into what was told', counts);
    }
    // What waits may have waited for what came after it.
    this.#isAsked ||= counts.waiting > 0 && counts.done > 0;
    return isNews;
  }

  /** What could not be stored still waits. */
  async #record(
    row: InboxRow,
    context: DecodingContext,
  ): Promise<Recorded | { readonly outcome: 'failed' }> {
    const { recorder, logger, secrets } = this.#services;
    try {
      return await recorder.record(row, context);
    } catch (error) {
      logger.error('What an event told could not be stored', {
        topic: row.topic,
        why: redactText(stringifyError(error), secrets),
      });
      return { outcome: 'failed' };
    }
  }
}
