import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** What a repository's catalog file says about where it came from. */
export interface Origin {
  readonly component: string;
  readonly owner: string | undefined;
  readonly template: string | undefined;
  readonly description: string | undefined;
  readonly tier: string | undefined;
  readonly system: string | undefined;
  readonly onCall: string | undefined;
}

const componentSchema = z.object({
  kind: z.literal('Component'),
  metadata: z.object({
    name: z.string(),
    description: z.string().optional(),
    annotations: z.record(z.string(), z.string()).optional(),
    labels: z.record(z.string(), z.string()).optional(),
    links: z
      .array(z.object({ url: z.string(), type: z.string().optional() }))
      .optional(),
  }),
  spec: z
    .object({ owner: z.string().optional(), system: z.string().optional() })
    .optional(),
});

/**
 * The origin by the text of a catalog file, which may be anybody's and hold
 * several entities. `undefined` when it describes no component or is no YAML: a
 * template has not written it then.
 */
export function originOf(text: string): Origin | undefined {
  for (const document of parseAllDocuments(text)) {
    const component = componentSchema.safeParse(
      document.errors.length > 0 ? undefined : document.toJS(),
    );
    if (component.success) {
      const { metadata, spec } = component.data;
      return {
        component: metadata.name,
        owner: spec?.owner,
        template: metadata.annotations?.['backstage.io/source-template'],
        description: metadata.description,
        tier: metadata.labels?.tier,
        system: spec?.system,
        onCall: metadata.links?.find(({ type }) => type === 'on-call')?.url,
      };
    }
  }
  return undefined;
}
