const REASONS = [
  'link-unknown',
  'not-change-caused',
  'set-aside',
  'no-deployment-near',
];

/**
 * Why: an incident that is attributed to no deployment makes none fail, and nobody said so. Each answer says how many there are
 * in its window, and why, without reading every incident. What was attributed before says so in its record.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery_incident_results', table => {
    table
      .string('unattributed', 32)
      .comment(
        'Why it is attributed to no deployment; null where it is to one',
      );
    table.index(
      ['unattributed', 'impact_started_at_ms'],
      'delivery_incident_results_unattributed_idx',
    );
  });
  for (const reason of REASONS) {
    await knex('delivery_incident_results')
      .where('record', 'like', `%"unattributed":"${reason}"%`)
      .update({ unattributed: reason });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_incident_results', table => {
    table.dropIndex(
      ['unattributed', 'impact_started_at_ms'],
      'delivery_incident_results_unattributed_idx',
    );
    table.dropColumn('unattributed');
  });
};
