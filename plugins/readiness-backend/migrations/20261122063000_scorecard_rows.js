/**
 * Why: a page of a team shows a word per check and service. Cut from whole documents, fifty services are two megabytes to
 * read. The row of a scorecard lies beside its document, with what it was made of: a row of an earlier document, which
 * only a process without this column can leave behind, is then not taken for the present one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('assessments', table => {
    table.text('scorecard_row').nullable();
    table.string('scorecard_row_of', 80).nullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('assessments', table => {
    table.dropColumn('scorecard_row');
    table.dropColumn('scorecard_row_of');
  });
};
