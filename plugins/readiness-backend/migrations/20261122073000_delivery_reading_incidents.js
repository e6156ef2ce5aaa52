/**
 * Why: while a source of incidents has not been read, incidents may be missing, and a change fail rate without them looks better
 * than it is. So it is noted which readings are of incidents.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery_readings', table => {
    table.boolean('incidents').notNullable().defaultTo(false);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_readings', table => {
    table.dropColumn('incidents');
  });
};
