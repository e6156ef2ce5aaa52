import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Json } from '../clusters/objects/json';

const json: z.ZodType<Json> = z.json();

const published = z.array(
  z.object({
    name: z.string(),
    examples: z.array(z.record(z.string(), json)),
  }),
);

/** Payloads that GitHub sent, by event: all of one action where one was published, else those of every action. */
export class WebhookExamples {
  private readonly events = published.parse(
    JSON.parse(
      readFileSync(
        require.resolve('@octokit/webhooks-examples/api.github.com/index.json'),
        'utf8',
      ),
    ),
  );

  of(event: string, action?: string): readonly Json[] {
    const all = this.events.find(each => each.name === event)?.examples ?? [];
    if (all.length === 0) {
      throw new RangeError(`no example of ${event} is published`);
    }
    const same = all.filter(example => example.action === action);
    return same.length > 0 ? same : all;
  }
}
