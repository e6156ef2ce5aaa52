/**
 * Why: what the organisation's checks put side by side, such as all pipelines of ten thousand services, is made once when
 * evidence changes, and is too large for the document of an assessment.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('comparisons', table => {
    table.string('standard_id', 190).notNullable();
    table.string('kind', 190).notNullable();
    table.bigInteger('as_of_ms').notNullable();
    table.string('digest', 80).notNullable();
    table.text('document').notNullable();
    table.primary(['standard_id', 'kind']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('comparisons');
};
