import { parseEntityRef } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { StepFailure } from '../StepFailure';
import { madeThing } from '../whatIsThere';

/** In one process the catalog throws its own error; over HTTP the client wraps the answer. */
function isConflict(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'ConflictError' || error.statusCode === 409)
  );
}

/** The page of an entity in the portal. */
function pageOf(portalUrl: string, entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef, {
    defaultKind: 'component',
  });
  const path = [namespace, kind, name].map(encodeURIComponent).join('/');
  return `${portalUrl.replace(/\/+$/, '')}/catalog/${path}`;
}

/**
 * Registers the service in the catalog as the person who started the template.
 * Unlike `catalog:register` a location that is registered already is a success,
 * and every other refusal is not.
 */
export function createRegisterInCatalogAction(options: {
  readonly catalog: CatalogService;
  /** Where people reach the portal; a backend alone may not know. */
  readonly portalUrl: string | undefined;
}) {
  const { catalog, portalUrl } = options;
  return createTemplateAction({
    id: 'groundwork:catalog:register',
    description: 'Registers a catalog file; running it again is harmless.',
    schema: {
      input: {
        catalogInfoUrl: z => z.string().url(),
        entityRef: z =>
          z.string().describe('The entity that the file describes'),
        created: z => z.array(z.string()).optional(),
      },
      output: {
        entityRef: z => z.string(),
        madeSoFar: z =>
          z
            .array(z.string())
            .describe('What earlier steps made, and the catalog entry'),
      },
    },
    async handler(ctx) {
      const {
        catalogInfoUrl: target,
        entityRef,
        created: earlier = [],
      } = ctx.input;
      const page = portalUrl ? ` (${pageOf(portalUrl, entityRef)})` : '';
      const thing = `the catalog entry ${entityRef}${page}`;
      const removal =
        'on its page, in the menu at the top right, choose **Unregister entity**';
      const made = madeThing(thing, removal);
      const credentials = await ctx.getInitiatorCredentials();
      ctx.signal?.throwIfAborted();
      ctx.output('madeSoFar', [
        ...earlier,
        madeThing(`${thing}, which was just being registered`, removal),
      ]);
      try {
        await catalog.addLocation({ type: 'url', target }, { credentials });
        ctx.logger.info(`Registered in the catalog: ${target}`);
      } catch (error) {
        if (!isConflict(error)) {
          throw new StepFailure({
            problem: `The catalog did not take ${target}${
              isError(error) ? ` (${error.message})` : ''
            }.`,
            created: earlier,
            remedy: 'You need the right to register components.',
            cause: error,
          });
        }
        ctx.logger.info(`The catalog knows ${target} already`);
      }
      ctx.output('entityRef', entityRef);
      ctx.output('madeSoFar', [...earlier, made]);
    },
  });
}
