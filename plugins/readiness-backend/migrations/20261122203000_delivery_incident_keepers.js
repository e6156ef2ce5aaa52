/**
 * Why: a service whose catalog entry says where its incidents are kept takes them from there and from nowhere else, so that an
 * outage which stands in two systems counts once.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery_places', table => {
    table
      .boolean('keeps_incidents')
      .notNullable()
      .defaultTo(false)
      .comment('The catalog says that incidents of the service are kept there');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_places', table => {
    table.dropColumn('keeps_incidents');
  });
};
