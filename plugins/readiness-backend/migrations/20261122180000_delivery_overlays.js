/**
 * Why: people know what sources do not tell, such as that an incident began after a deployment and not because of it. What
 * they say lies over the facts and never changes them: it is only added, and taken back by a row of its own. `round` counts how
 * often the same was said and taken back before, so that of two who say it at the same moment one is refused. Of services that it
 * concerns everything is also worked out as sources told it, in the tables with `told` in their names, so that each number
 * can say what it would be without. `delivery_told_causes` has only the incidents that count elsewhere then, and
 * `delivery_told_days` what has to be added to a day to get the one that sources told.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_overlays', table => {
    table.bigIncrements('id');
    table.string('service').notNullable();
    table.string('kind', 40).notNullable();
    table.string('object', 1300).notNullable().comment('What it is about');
    table.integer('round').notNullable();
    table.string('deployment', 600).nullable();
    table.string('incident', 600).nullable();
    table.string('environment').nullable();
    table.text('reason').notNullable();
    table.string('said_by').notNullable();
    table.bigInteger('said_at_ms').notNullable();
    table.unique(['service', 'object', 'round'], {
      indexName: 'delivery_overlays_once_idx',
    });
    table.index(['incident'], 'delivery_overlays_incident_idx');
  });
  await knex.schema.createTable('delivery_overlay_revocations', table => {
    table.bigInteger('overlay').primary();
    table.text('reason').notNullable();
    table.string('said_by').notNullable();
    table.bigInteger('said_at_ms').notNullable();
  });
  await knex.schema.createTable('delivery_told_services', table => {
    table.comment('Worked out as sources told them, too');
    table.string('service').primary();
  });
  await knex.schema.createTable('delivery_told_rollouts', table => {
    table.string('service').notNullable();
    table.string('run_key', 600).notNullable();
    table.string('id', 600).notNullable();
    table.string('status', 16).notNullable();
    table.bigInteger('started_at_ms').notNullable();
    table.bigInteger('finished_at_ms').notNullable();
    table.bigInteger('recovered_at_ms').nullable();
    table.text('rollout', 'longtext').notNullable();
    table.text('folded', 'longtext').nullable();
    table.text('record', 'longtext').nullable();
    table.primary(['service', 'run_key']);
    table.index(['service', 'finished_at_ms'], 'delivery_told_finish_idx');
    table.index(['service', 'id'], 'delivery_told_id_idx');
    table.index(['service', 'recovered_at_ms'], 'delivery_told_end_idx');
  });
  await knex.schema.createTable('delivery_told_remedies', table => {
    table.string('service').notNullable();
    table.string('run_key', 600).notNullable();
    table.string('deployment_id', 600).notNullable();
    table.string('reason', 16).notNullable();
    table.primary(['service', 'run_key', 'deployment_id', 'reason']);
    table.index(['service', 'deployment_id'], 'delivery_told_remedies_idx');
  });
  await knex.schema.createTable('delivery_told_fixes', table => {
    table.string('service').notNullable();
    table.string('run_key', 600).notNullable();
    table.string('report', 600).notNullable();
    table.primary(['service', 'run_key', 'report']);
    table.index(['report'], 'delivery_told_fixes_report_idx');
  });
  await knex.schema.createTable('delivery_told_checkpoints', table => {
    table.string('service').notNullable();
    table.integer('position').notNullable();
    table.text('checkpoint', 'longtext').notNullable();
    table.primary(['service', 'position']);
  });
  await knex.schema.createTable('delivery_told_causes', table => {
    table.string('incident_key', 600).primary();
    table.string('service').nullable().comment('With run_key: its cause');
    table.string('run_key', 600).nullable();
    table.string('rule', 16).nullable();
    table.index(['service', 'run_key'], 'delivery_told_causes_run_idx');
  });
  await knex.schema.createTable('delivery_told_days', table => {
    table.string('service').notNullable();
    table.string('day', 10).notNullable();
    table.text('counts').notNullable().comment('JSON');
    table.primary(['service', 'day']);
    table.index(['day'], 'delivery_told_days_day_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // Without what people said the results are those of the sources, which are worked out anew.
  await knex('delivery_services')
    .whereIn('service', knex('delivery_told_services').select('service'))
    .update({ conventions: null });
  for (const table of [
    'delivery_told_days',
    'delivery_told_causes',
    'delivery_told_checkpoints',
    'delivery_told_fixes',
    'delivery_told_remedies',
    'delivery_told_rollouts',
    'delivery_told_services',
    'delivery_overlay_revocations',
    'delivery_overlays',
  ]) {
    await knex.schema.dropTable(table);
  }
};
