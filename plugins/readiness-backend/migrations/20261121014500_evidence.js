/**
 * Why: evidence is kept with its history, because a number has to lead back to the object it was read from, and a source
 * that stops answering must not take its last good answer with it. `looks` is the present: per collector and subject the
 * latest look, the last good one, and since when it fails; it is what assessments and collectors ask, so that their cost
 * does not grow with history.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('evidence', table => {
    table.comment(
      'Observations, immutable except for the time of their last confirmation',
    );
    table.uuid('id').primary();
    table.string('collector').notNullable();
    table.string('kind').notNullable();
    table.string('subject_ref', 512).notNullable();
    table.string('outcome', 16).notNullable();
    table.bigInteger('collected_at_ms').notNullable();
    table.string('digest', 64).notNullable();
    table
      .text('record', 'longtext')
      .notNullable()
      .comment('The record without its value, JSON');
    table
      .text('value', 'longtext')
      .nullable()
      .comment('What was observed, JSON; none for absent and failed looks');
    table.index(
      ['collector', 'subject_ref', 'collected_at_ms'],
      'evidence_history_idx',
    );
    table.index(['collected_at_ms'], 'evidence_age_idx');
  });
  await knex.schema.createTable('looks', table => {
    table.comment('The present: latest look per collector and subject');
    table.string('collector').notNullable();
    table.string('subject_ref', 512).notNullable();
    table.string('kind').notNullable();
    table.string('source_kind').notNullable();
    table.string('source_instance').notNullable();
    table.string('outcome', 16).notNullable();
    table.uuid('latest_id').notNullable();
    table.uuid('last_good_id').nullable();
    table.bigInteger('looked_at_ms').notNullable();
    table.bigInteger('failing_since_ms').nullable();
    table
      .bigInteger('due_at_ms')
      .notNullable()
      .comment('When the subject ought to be looked at again');
    table.primary(['collector', 'subject_ref']);
    table.index(['kind', 'subject_ref'], 'looks_kind_idx');
    table.index(['collector', 'due_at_ms'], 'looks_due_idx');
    // Health counts over every look; the index alone answers it.
    table.index(
      ['collector', 'source_kind', 'source_instance', 'outcome'],
      'looks_health_idx',
    );
    table.index(['looked_at_ms'], 'looks_age_idx');
    table.index(['latest_id'], 'looks_latest_idx');
    table.index(['last_good_id'], 'looks_last_good_idx');
  });
  await knex.schema.createTable('collector_runs', table => {
    table.comment('One row per run of a collector');
    table.uuid('id').primary();
    table.string('collector').notNullable();
    table.bigInteger('started_at_ms').notNullable();
    table.bigInteger('finished_at_ms').nullable();
    table.integer('observed').notNullable().defaultTo(0);
    table.integer('absent').notNullable().defaultTo(0);
    table.integer('failed').notNullable().defaultTo(0);
    table.index(['collector', 'started_at_ms'], 'collector_runs_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('collector_runs');
  await knex.schema.dropTable('looks');
  await knex.schema.dropTable('evidence');
};
