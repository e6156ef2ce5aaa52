import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const touchSchema = z.object({
  what: z.enum(['comment', 'approval', 'review']),
  at: z.string(),
  /** The team of whoever it was, never the person; absent where the catalog does not tell. */
  team: z.string().optional(),
});

/** Schema of {@link EarlyTouches}. */
const valueSchema = z.object({
  /** `owner/name`. */
  repository: z.string(),
  /** What people said on pull requests, the oldest first. */
  touches: z.array(touchSchema),
  /** Everything up to here was read, and later nothing. Absent: everything was. */
  readUntil: z.string().optional(),
});

/**
 * What people had to say before a young service ran by itself. Absent: its catalog file names no repository, or that is old.
 * Subject: the component.
 */
export type EarlyTouches = Readonly<z.infer<typeof valueSchema>>;

/** See {@link EarlyTouches}. */
export const earlyTouches = defineEvidenceKind<EarlyTouches>({
  id: 'early-touches',
  title: 'Comments and approvals in the repository of a young service',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
