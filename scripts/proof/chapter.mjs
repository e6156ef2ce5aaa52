import { runJourneys } from '../test/stages/journeys.mjs';

/**
 * One person, from a foundation that fails to the proof that four months of work helped; the company is moved meanwhile.
 *
 * @type {import('./proofs.mjs').Proof}
 */
export const chapter = {
  id: 'chapter',
  title:
    'in the browser a baseline is frozen, four months of foundation work follow, both gates open, what still keeps the verdict is named, and lead times are proved to have fallen',
  takes: '25 minutes',
  run: context =>
    runJourneys(context, ['chapter'], {
      fourMonthsAgo: true,
      // docs/how-to/see-four-months-of-foundation-work.md, "Before, the move, and the proof": the guest may freeze.
      env: { APP_CONFIG_permission_admins: '["user:default/rhea-saltern"]' },
    }),
};
