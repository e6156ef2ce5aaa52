import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const count = z.number().int().nonnegative();

const groupSchema = z.object({
  /** References of the teams of whoever approved, each once; empty where nobody did or none is known. */
  teams: z.array(z.string()),
  /** Somebody approved whose team the catalog does not tell. */
  alsoUnknown: z.boolean(),
  changes: count,
});

const valueSchema = z.object({
  repository: z.string(),
  /** Merged to the default branch within the days. */
  changes: count,
  days: count.positive(),
  /** The same changes by the teams that approved them. */
  approvals: z.array(groupSchema),
});

/**
 * Which teams approved the changes of a component, without anybody's name. Absent: its catalog file names no repository.
 * Subject: the component.
 */
export type ChangeApprovals = Readonly<z.infer<typeof valueSchema>>;

/** See {@link ChangeApprovals}. */
export const changeApprovals = defineEvidenceKind<ChangeApprovals>({
  id: 'change-approvals',
  title: 'Teams that approved the changes of a component',
  schema: valueSchema,
  leastReliability: reliability.heuristic,
});
