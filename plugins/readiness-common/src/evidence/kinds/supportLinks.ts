import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const linkSchema = z.object({
  url: z.string(),
  title: z.string().optional(),
});

const valueSchema = z.object({
  /** Link of type `runbook` in the catalog file, or one without a type that is called so. */
  runbook: linkSchema.optional(),
  /** Link of type `on-call`. */
  onCall: linkSchema.optional(),
});

/** Where to look and whom to call when a component fails. Subject: the component. */
export type SupportLinks = Readonly<z.infer<typeof valueSchema>>;

/** See {@link SupportLinks}. */
export const supportLinks = defineEvidenceKind<SupportLinks>({
  id: 'support-links',
  title: 'Runbook and on-call of a component',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
