/**
 * Why: an incident of staging was left out where it was read. It is kept, counts for nobody in production, and is named.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery_incidents', table => {
    table
      .string('environment')
      .comment('Where it was felt, as its source calls it; null is production');
    table.index(['environment'], 'delivery_incidents_environment_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_incidents', table => {
    table.dropIndex(['environment'], 'delivery_incidents_environment_idx');
    table.dropColumn('environment');
  });
};
