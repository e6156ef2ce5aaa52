import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const valueSchema = z.object({
  window: z.object({ fromDay: z.string(), toDay: z.string() }),
  /** Lead times of the small changes that reached production in the window, the shortest first. */
  leadTimeHours: z.array(z.number().nonnegative()),
});

/**
 * How long small changes of a service took to production, docs/explanation/the-phase-diagnostic.md, "Data". Absent: every
 * source was read and none tells of deployments of it. Subject: the component.
 */
export type SmallChanges = Readonly<z.infer<typeof valueSchema>>;

/** See {@link SmallChanges}. */
export const smallChanges = defineEvidenceKind<SmallChanges>({
  id: 'small-changes',
  title: 'Small changes of a service',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
