/**
 * Why: deliveries are counted for every tier of environments that is declared, and not for production alone. What is worked
 * out for another tier stands in tables of its own, so that production's rows, and what a read of them costs, stay as they
 * are. There are no incidents among them: those are told of production. Each service has one row in
 * `delivery_tier_services` while it has deployments elsewhere than in production; its other tiers are worked out together,
 * after production and apart from it, from marks that production's derivation hands on. Services that are known already get
 * a row each, so that what was stored of them is counted; those without such deployments lose it with the first look.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_tier_services', table => {
    table.comment('Services with deployments elsewhere than in production');
    table.string('service').primary();
    table
      .string('conventions', 64)
      .nullable()
      .comment('Digest of the settings that its results were made with');
    table.text('failure', 'longtext').nullable();
    table.bigInteger('derived_at_ms').nullable();
  });
  await knex.schema.createTable('delivery_tier_marks', table => {
    table.bigIncrements('id');
    table.string('service').notNullable();
    table.string('kind', 16).notNullable();
    table.string('key', 1024).notNullable();
    table.index(['service'], 'delivery_tier_marks_service_idx');
  });
  await knex.schema.createTable('delivery_tier_rollouts', table => {
    table.comment('Logical deployments to tiers other than production');
    table.string('tier').notNullable();
    table.string('service').notNullable();
    table.string('run_key', 600).notNullable();
    table.string('id', 600).notNullable();
    table.string('status', 16).notNullable();
    table.bigInteger('started_at_ms').notNullable();
    table.bigInteger('finished_at_ms').notNullable();
    table.bigInteger('recovered_at_ms').nullable().comment('Not known there');
    table.text('rollout', 'longtext').notNullable();
    table.text('folded', 'longtext').nullable().comment('Of successes');
    table.text('record', 'longtext').nullable();
    table.primary(['service', 'tier', 'run_key']);
    table.index(
      ['service', 'tier', 'finished_at_ms'],
      'delivery_tier_rollouts_finish_idx',
    );
    table.index(['service', 'id'], 'delivery_tier_rollouts_id_idx');
    table.index(
      ['tier', 'finished_at_ms', 'service', 'run_key'],
      'delivery_tier_rollouts_all_idx',
    );
  });
  await knex.schema.createTable('delivery_tier_checkpoints', table => {
    table.string('tier').notNullable();
    table.string('service').notNullable();
    table.integer('position').notNullable();
    table.text('checkpoint', 'longtext').notNullable();
    table.primary(['service', 'tier', 'position']);
  });
  await knex.schema.createTable('delivery_tier_days', table => {
    table.string('tier').notNullable();
    table.string('service').notNullable();
    table.string('day', 10).notNullable();
    table.text('counts').notNullable().comment('JSON');
    table.primary(['service', 'tier', 'day']);
  });
  await knex.schema.createTable('delivery_tier_day_changes', table => {
    table.bigIncrements('id');
    table.string('tier').notNullable();
    table.string('day', 10).notNullable();
    table.text('counts').notNullable().comment('JSON; to be added');
  });
  await knex.schema.createTable('delivery_tier_organisation_days', table => {
    table.string('tier').notNullable();
    table.string('day', 10).notNullable();
    table.text('counts', 'longtext').notNullable().comment('JSON');
    table.primary(['tier', 'day']);
  });
  await knex.raw(
    `insert into delivery_tier_services (service)
      select service from delivery_services where service <> ''`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'delivery_tier_organisation_days',
    'delivery_tier_day_changes',
    'delivery_tier_days',
    'delivery_tier_checkpoints',
    'delivery_tier_rollouts',
    'delivery_tier_marks',
    'delivery_tier_services',
  ]) {
    await knex.schema.dropTable(table);
  }
};
