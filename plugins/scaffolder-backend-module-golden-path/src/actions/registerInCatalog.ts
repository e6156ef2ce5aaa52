import { isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { StepFailure } from '../StepFailure';

/** In one process the catalog throws its own error; over HTTP the client wraps the answer. */
function isConflict(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'ConflictError' || error.statusCode === 409)
  );
}

/**
 * Registers the service in the catalog as the person who started the template.
 * Unlike `catalog:register` a location that is registered already is a success,
 * and every other refusal is not.
 */
export function createRegisterInCatalogAction(catalog: CatalogService) {
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
      const credentials = await ctx.getInitiatorCredentials();
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
      ctx.output('madeSoFar', [...earlier, `the catalog entry ${entityRef}`]);
    },
  });
}
