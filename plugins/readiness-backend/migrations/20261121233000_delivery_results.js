/**
 * Why: reads serve what was worked out from events and never work it out. Everything of one service is replaced in one
 * transaction, so a reader sees the last complete state. `delivery_marks` says what of a service has to be looked at again;
 * a mark is taken away by its id, so that one that is set meanwhile is not lost. Checkpoints are those of the engine of
 * the delivery metrics, and `delivery_shas` gives commits the numbers that checkpoints hold ranges of: it is written before
 * a commit is looked for, so that news of a commit without a number concerns nobody.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_places', table => {
    table.comment('Which service is meant by a place that a source names');
    table.string('source').notNullable();
    table.string('place').notNullable();
    table.string('service').notNullable();
    table
      .integer('evidence')
      .nullable()
      .comment(
        'How good the deployments of the source are, 0 is best; none without any',
      );
    table
      .boolean('counts')
      .notNullable()
      .comment('Of all sources of the service this is the one that counts');
    table.primary(['source', 'place', 'service']);
    table.index(['service'], 'delivery_places_service_idx');
  });
  await knex.schema.createTable('delivery_services', table => {
    table.comment('What is derived as a whole, by one replica at a time');
    table.string('service').primary();
    table
      .string('conventions', 64)
      .nullable()
      .comment('Digest of the settings that its results were made with');
    table.text('failure', 'longtext').nullable();
    table.bigInteger('derived_at_ms').nullable();
  });
  await knex.schema.createTable('delivery_marks', table => {
    table.bigIncrements('id');
    table.string('service').notNullable();
    table.string('kind', 16).notNullable();
    table.string('key', 1024).notNullable();
    table.index(['service'], 'delivery_marks_service_idx');
  });
  await knex.schema.createTable('delivery_shas', table => {
    table.increments('number');
    table.string('sha', 64).notNullable().unique();
  });
  await knex.schema.createTable('delivery_service_repositories', table => {
    table.comment('Whose news concern a service; * is everybody');
    table.string('repository', 600).notNullable();
    table.string('service').notNullable();
    table.primary(['repository', 'service']);
  });
  await knex.schema.createTable('delivery_rollouts', table => {
    table.comment('Logical production deployments');
    table.string('service').notNullable();
    table.string('run_key', 600).notNullable();
    table.string('id', 600).notNullable();
    table.string('status', 16).notNullable();
    table.bigInteger('started_at_ms').notNullable();
    table.bigInteger('finished_at_ms').notNullable();
    table.bigInteger('recovered_at_ms').nullable();
    table.text('rollout', 'longtext').notNullable();
    table.text('folded', 'longtext').nullable().comment('Of successes');
    table.text('record', 'longtext').nullable();
    table.primary(['service', 'run_key']);
    table.index(['service', 'finished_at_ms'], 'delivery_rollouts_finish_idx');
    table.index(['service', 'id'], 'delivery_rollouts_id_idx');
    table.index(['service', 'recovered_at_ms'], 'delivery_rollouts_end_idx');
  });
  await knex.schema.createTable('delivery_remedies', table => {
    table.comment('Which deployment showed which earlier one to have failed');
    table.string('service').notNullable();
    table.string('run_key', 600).notNullable();
    table.string('deployment_id', 600).notNullable();
    table.string('reason', 16).notNullable();
    table.primary(['service', 'run_key', 'deployment_id', 'reason']);
    table.index(['service', 'deployment_id'], 'delivery_remedies_idx');
  });
  await knex.schema.createTable('delivery_fixes', table => {
    table.comment('Which deployment first shipped what fixes which report');
    table.string('service').notNullable();
    table.string('run_key', 600).notNullable();
    table.string('report', 600).notNullable();
    table.primary(['service', 'run_key', 'report']);
    table.index(['report'], 'delivery_fixes_report_idx');
  });
  await knex.schema.createTable('delivery_checkpoints', table => {
    table.string('service').notNullable();
    table.integer('position').notNullable();
    table.text('checkpoint', 'longtext').notNullable();
    table.primary(['service', 'position']);
  });
  await knex.schema.createTable('delivery_incident_results', table => {
    table.comment('Incidents, joined from their reports, and their causes');
    table.string('incident_key', 600).primary();
    table
      .string('cause', 600)
      .nullable()
      .comment('The deployment that was named');
    table.bigInteger('impact_started_at_ms').nullable();
    table.string('service').nullable().comment('With run_key: its cause');
    table.string('run_key', 600).nullable();
    table.text('joined', 'longtext').nullable();
    table.text('record', 'longtext').nullable();
    table.index(['cause'], 'delivery_incident_results_cause_idx');
    table.index(['service', 'run_key'], 'delivery_incident_results_run_idx');
  });
  await knex.schema.createTable('delivery_incident_services', table => {
    table.string('incident_key', 600).notNullable();
    table.string('service').notNullable();
    table.bigInteger('impact_started_at_ms').notNullable();
    table.primary(['incident_key', 'service']);
    table.index(
      ['service', 'impact_started_at_ms'],
      'delivery_incident_services_idx',
    );
  });
  await knex.schema.createTable('delivery_incident_reports', table => {
    table.string('report', 600).primary();
    table.string('incident_key', 600).notNullable();
    table.index(['incident_key'], 'delivery_incident_reports_idx');
  });
  await knex.schema.createTable('delivery_days', table => {
    table.comment('One row per service and day on which something counts');
    table.string('service').notNullable();
    table.string('day', 10).notNullable();
    table.text('counts').notNullable().comment('JSON');
    table.primary(['service', 'day']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'delivery_days',
    'delivery_incident_reports',
    'delivery_incident_services',
    'delivery_incident_results',
    'delivery_checkpoints',
    'delivery_fixes',
    'delivery_remedies',
    'delivery_rollouts',
    'delivery_service_repositories',
    'delivery_shas',
    'delivery_marks',
    'delivery_services',
    'delivery_places',
  ]) {
    await knex.schema.dropTable(table);
  }
};
