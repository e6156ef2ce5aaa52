import { runJourneys } from '../test/stages/journeys.mjs';

/**
 * A browser that opens an example of every page; the list is packages/app/e2e-tests/pages/routes.ts.
 *
 * @type {import('./proofs.mjs').Proof}
 */
export const pages = {
  id: 'pages',
  title:
    'every page is free of grave faults of accessibility in both themes, silent on the console, and no wider than a phone',
  takes: '6 minutes',
  run: context => runJourneys(context, ['pages']),
};
