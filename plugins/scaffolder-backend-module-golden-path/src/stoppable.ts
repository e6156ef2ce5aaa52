import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { RunCancelled } from './RunCancelled';

/** Output in which an action says what exists, from the moment when it does. */
const MADE = 'madeSoFar';
const thingsSchema = z.array(z.string()).catch([]);

/** Rejects when the signal is given; `release` ends the listening. */
function abortOf(signal: AbortSignal) {
  const controller = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
      signal: controller.signal,
    });
  });
  return { aborted, release: () => controller.abort() };
}

/**
 * Lets an action end the moment its run is cancelled, whatever it is waiting for,
 * and say what exists by then. Requests and pauses are given the signal as well,
 * so that nothing is begun afterwards; a push to Git cannot be called back and
 * runs to its end.
 */
export function stoppable<I extends JsonObject, O extends JsonObject>(
  action: TemplateAction<I, O>,
): TemplateAction<I, O> {
  return {
    ...action,
    async handler(ctx) {
      const { signal } = ctx;
      if (!signal) {
        await action.handler(ctx);
        return;
      }
      let made = thingsSchema.parse(ctx.input.created);
      const { aborted, release } = abortOf(signal);
      try {
        signal.throwIfAborted();
        await Promise.race([
          aborted,
          action.handler({
            ...ctx,
            output: (name, value) => {
              if (name === MADE) {
                made = thingsSchema.parse(value);
              }
              ctx.output(name, value);
            },
          }),
        ]);
        signal.throwIfAborted();
      } catch (error) {
        throw signal.aborted
          ? new RunCancelled(ctx.step?.name ?? action.id, made)
          : error;
      } finally {
        release();
      }
    },
  };
}
