import { z } from 'zod';

const pull = z.object({
  number: z.number(),
  title: z.string(),
  author: z.string(),
  head: z.string(),
  base: z.string(),
  merged: z.string(),
  openedAt: z.number(),
  mergedAt: z.number(),
  headBranch: z.string(),
  labels: z.array(z.string()),
});

const repository = z.object({
  name: z.string(),
  description: z.string(),
  createdAt: z.number(),
  archived: z.boolean(),
  topics: z.array(z.string()),
  refs: z.record(z.string(), z.string()),
  pulls: z.array(pull),
});

/** What was put into the template store, so that a start with cached data need not ask Git. */
export const templateIndex = z.object({
  /** Of the sources that make companies and repositories: other sources, another company. */
  fingerprint: z.string(),
  seed: z.number(),
  services: z.number(),
  days: z.number(),
  now: z.number(),
  repositories: z.array(repository),
  /** SHAs of each service's history, oldest first. */
  histories: z.record(z.string(), z.array(z.string())),
});

export type TemplateIndex = z.infer<typeof templateIndex>;
export type TemplateRepository = z.infer<typeof repository>;
