import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const valueSchema = z.object({
  /** Repository and folder of the documentation's source. */
  repository: z.string(),
  path: z.string(),
  /** ISO time of the last commit under `path`; absent when history could not be read. */
  lastDocumentationCommitAt: z.string().optional(),
  /** ISO time of the last commit outside `path`. */
  lastCodeCommitAt: z.string().optional(),
});

/** The documentation of a component. Absent: it has none. Subject: the component. */
export type Documentation = Readonly<z.infer<typeof valueSchema>>;

/** See {@link Documentation}. */
export const documentation = defineEvidenceKind<Documentation>({
  id: 'documentation',
  title: 'Documentation of a component',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
