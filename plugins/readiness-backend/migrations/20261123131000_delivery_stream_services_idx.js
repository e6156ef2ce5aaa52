/**
 * Why: what is said of a source beside the numbers of a service is of the parts that tell of it, so they are looked for by service.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery_stream_services', table => {
    table.index(['service'], 'delivery_stream_services_service_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_stream_services', table => {
    table.dropIndex(['service'], 'delivery_stream_services_service_idx');
  });
};
