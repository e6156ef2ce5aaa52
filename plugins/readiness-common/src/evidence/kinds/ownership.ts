import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const valueSchema = z.object({
  /** `spec.owner` as written. */
  declared: z.string(),
  /** The group or user it resolves to; absent when nothing of that name exists. */
  owner: z
    .object({
      ref: z.string(),
      kind: z.enum(['Group', 'User']),
      /** `spec.type` of a group: `team`, `squad`. */
      type: z.string().optional(),
      /** Members of the group and of the groups below it. */
      members: z.number().int().nonnegative(),
    })
    .optional(),
});

/** Who owns a component. Absent: no owner is written. Subject: the component. */
export type Ownership = Readonly<z.infer<typeof valueSchema>>;

/** See {@link Ownership}. */
export const ownership = defineEvidenceKind<Ownership>({
  id: 'ownership',
  title: 'Owner of a component',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
