/**
 * Why: a row for each check and record was twenty for every service. PostgreSQL spent most of a first assessment's time on
 * finding each its place in two indexes, and whoever starts reads them all again. A row for each record holds what all checks
 * keep of it, packed: of a cluster that is megabytes.
 *
 * The table of before stays, because a replica of the release before writes there while it is replaced. What is in it is worked
 * out again, and goes with its evidence.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('record_summaries', table => {
    table.comment('What organisation checks keep of each record of evidence');
    table.uuid('evidence_id').notNullable().primary();
    table.string('kind', 128).notNullable();
    table
      .binary('sealed')
      .notNullable()
      .comment(
        'A line for each check: its key and the value; by brotli after a first byte of 1',
      );
    table.index(['kind'], 'record_summaries_kind_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('record_summaries');
};
