import { z } from 'zod';
import { rangeSchema } from '../../numbers';

const LONGEST_REFERENCE = 500;

const versionSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('version'),
    /** How many versions of the template came after it; a range where the tags do not say which of two came first. */
    behind: rangeSchema,
    /** Name of the newest version. */
    newest: z.string().optional(),
  }),
  /** The default branch of the template: never behind, and nobody chooses when it changes. */
  z.object({ state: z.literal('branch'), branch: z.string() }),
  z.object({ state: z.literal('unknown'), reason: z.string() }),
]);

/** Schema of {@link TemplateUse}. */
export const templateUseSchema = z.object({
  /** `owner/name/path@ref`, as it is written. */
  reference: z.string().transform(text => text.slice(0, LONGEST_REFERENCE)),
  /** File of the repository that names it. */
  file: z.string(),
  /** Line of that file, from 1; absent where no line of it names the template. */
  line: z.number().optional(),
  version: versionSchema,
});

/** A file of a repository calls a pipeline, or a part of one, that another repository holds. */
export type TemplateUse = Readonly<z.infer<typeof templateUseSchema>>;

/** How old the version of a template is that somebody calls. */
export type TemplateVersion = TemplateUse['version'];
