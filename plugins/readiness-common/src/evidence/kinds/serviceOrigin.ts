import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const valueSchema = z.object({
  /** `owner/name`. */
  repository: z.string(),
  /** When the repository was made: a service is as old as that, whoever made it and however. */
  repositoryCreatedAt: z.string(),
  /** Reference of the template that its catalog entry says it was made from. */
  template: z.string().optional(),
  /** Version of the template, where an action noted it. */
  templateVersion: z.string().optional(),
});

/** Where a component comes from. Absent: it names no repository. Subject: the component. */
export type ServiceOrigin = Readonly<z.infer<typeof valueSchema>>;

/** See {@link ServiceOrigin}. */
export const serviceOrigin = defineEvidenceKind<ServiceOrigin>({
  id: 'service-origin',
  title: 'Origin of a component',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
