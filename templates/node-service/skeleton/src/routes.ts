import type { FastifyPluginAsync } from 'fastify';

/**
 * The service's own routes. This is the file to start in.
 *
 * A handler is given the request with its `params`, `query`, `headers` and `body`. What its schema does not allow is
 * refused with 400 before it is called.
 */
export const routes: FastifyPluginAsync = async server => {
  server.get<{ Querystring: { name: string } }>(
    '/hello',
    {
      schema: {
        querystring: {
          type: 'object',
          properties: {
            name: { type: 'string', maxLength: 100, default: 'world' },
          },
        },
      },
    },
    async ({ query }) => ({ message: `Hello, ${query.name}` }),
  );
};
