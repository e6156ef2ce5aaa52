import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inRoot } from '../paths.mjs';
import { undescribedIn, undescribedRoutes } from './routes.mjs';

/** Files whose routes have no openapi.yaml of ours, and why. */
const WITHOUT = [
  // Answers the cards of another plugin, in the shapes of that plugin's own backend.
  'plugins/argocd-backend/src/router.ts',
  // One number between two processes of the portal; the catalog's own API is described upstream.
  'packages/backend/src/catalog/backlog/module.ts',
  // One question of a form in the scaffolder's own interface, which is described upstream and closed.
  'plugins/scaffolder-backend-module-golden-path/src/names/router.ts',
];

describe('the routes of this repository', () => {
  const found = undescribedRoutes(inRoot());

  it('come from an openapi.yaml, through createOpenApiRouter', () => {
    const others = found.filter(
      place => !WITHOUT.some(file => place.startsWith(`${file}:`)),
    );
    assert.deepEqual(others, []);
  });

  it('are excepted only where there is something to except', () => {
    for (const file of WITHOUT) {
      assert.ok(
        found.some(place => place.startsWith(`${file}:`)),
        `${file} may leave the list`,
      );
    }
  });
});

describe('a route that nobody described', () => {
  const cases = {
    'on a router of its own': `import Router from 'express-promise-router';\nconst router = Router();`,
    'on a router of Express': `import { Router } from 'express';\nconst router = Router();`,
    'on a router under another name': `import { Router as Own } from 'express';\nOwn();`,
    'on a router taken from Express': `import express from 'express';\nexpress.Router();`,
    'on an application': `import express from 'express';\nconst app = express();`,
    'handed to use': `router.use('/hidden', handler);`,
    'handed to the service': 'httpRouter.use(`/hidden`, handler);',
  };

  for (const [where, text] of Object.entries(cases)) {
    it(`is found ${where}`, () => {
      assert.equal(undescribedIn('router.ts', text).length, 1);
    });
  }

  it('is not suspected of a described router, a middleware or a type', () => {
    const text = `import express, { json, type Router } from 'express';
      const router = createOpenApiRouter({ middleware: [express.json(), json()] });
      router.use(errors);
      router.get('/orders', handler);
      export function create(): Router { return router; }`;
    assert.deepEqual(undescribedIn('router.ts', text), []);
  });
});
