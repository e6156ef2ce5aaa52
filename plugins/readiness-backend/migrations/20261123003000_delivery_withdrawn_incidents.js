/**
 * Why: an issue that loses its label is no incident any more, and is one again when the label comes back. A tombstone cannot be
 * taken back, so this is a version of the fact.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery_incidents', table => {
    table
      .bigInteger('withdrawn_at_ms')
      .comment('When its source took back that it is an incident');
    table.index(['withdrawn_at_ms'], 'delivery_incidents_withdrawn_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_incidents', table => {
    table.dropIndex(['withdrawn_at_ms'], 'delivery_incidents_withdrawn_idx');
    table.dropColumn('withdrawn_at_ms');
  });
};
