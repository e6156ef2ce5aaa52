/**
 * Why: the organisation's numbers are those of all services, and adding up the days of ten thousand services for each answer
 * takes seconds. So days are added up as they change: what changed is noted in the transaction of a service, and added to the
 * organisation's days afterwards, so that services do not wait for each other. Days that were counted before are counted
 * again, because they lack what is added up now. The index is for lists of deployments of all services.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_day_changes', table => {
    table.bigIncrements('id');
    table.string('day', 10).notNullable();
    table.text('counts').notNullable().comment('JSON; to be added');
  });
  await knex.schema.createTable('delivery_organisation_days', table => {
    table.string('day', 10).primary();
    table.text('counts', 'longtext').notNullable().comment('JSON');
  });
  await knex.schema.alterTable('delivery_rollouts', table => {
    table.index(
      ['finished_at_ms', 'service', 'run_key'],
      'delivery_rollouts_all_finish_idx',
    );
    table.index(
      ['recovered_at_ms', 'service', 'run_key'],
      'delivery_rollouts_all_end_idx',
    );
  });
  await knex('delivery_days').delete();
  await knex('delivery_services').update({ conventions: null });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_rollouts', table => {
    table.dropIndex([], 'delivery_rollouts_all_finish_idx');
    table.dropIndex([], 'delivery_rollouts_all_end_idx');
  });
  await knex.schema.dropTable('delivery_organisation_days');
  await knex.schema.dropTable('delivery_day_changes');
};
