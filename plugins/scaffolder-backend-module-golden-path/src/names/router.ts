import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { checked } from '../parameters/fields';
import type { Ownership } from '../parameters/Ownership';
import { judge } from './judge';
import { type LookOptions, lookAround } from './lookAround';

/** What the route stands on. */
export interface RouterOptions extends LookOptions {
  readonly ownership: Ownership;
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
}

const questionSchema = z.strictObject({
  template: z.string(),
  name: z.string(),
  owner: z.string(),
  /** The other values of the form, as soon as they are all given. */
  values: z
    .strictObject({
      description: z.string(),
      tier: z.string(),
      system: z.string(),
      onCall: z.string(),
    })
    .optional(),
});

function readQuestion(body: unknown) {
  const question = questionSchema.safeParse(body);
  if (!question.success) {
    throw new InputError(z.prettifyError(question.error));
  }
  const { template, name, owner, values } = question.data;
  return {
    component: checked('name', name),
    owner: checked('owner', owner),
    template: checked('templateRef', template),
    ...(values ? { values } : {}),
  };
}

/** Tells a form what a run would find under a name: the same look and the same verdict as in its first step. */
export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, permissions, ownership } = options;
  const router = Router();
  router.post(
    '/golden-path/name',
    express.json({ limit: '16kb' }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const [decision] = await permissions.authorize(
        [{ permission: taskCreatePermission }],
        { credentials },
      );
      if (decision?.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError('You may not start a template');
      }
      const question = readQuestion(request.body);
      // Whose service it would be decides what may be told of it.
      const owner = await ownership.assertOwner(question.owner, credentials);
      const wanted = { ...question, owner };
      const situation = await lookAround(options, wanted, { credentials });
      response.json(judge(wanted.component, situation));
    },
  );
  return router;
}
