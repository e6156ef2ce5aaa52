/**
 * Why: services and teams that have lately come into the catalog are looked for more often in the places that everybody
 * shares. Any replica may be the one that looks next, and a restart must neither forget who is new nor take everybody for
 * it; so who is known, and since when, is kept here.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('known_subjects', table => {
    table.comment('Services and teams that have been seen in the catalog');
    table.string('subject_ref', 512).primary();
    table
      .bigInteger('came_at_ms')
      .nullable()
      .comment('None for those that were there at the first look');
    table.index(['came_at_ms'], 'known_subjects_came_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('known_subjects');
};
