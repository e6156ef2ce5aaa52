/**
 * Why: while the history of a repository goes on being read, the numbers of its services are not whole, and those of others are.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_stream_services', table => {
    table.comment('Which services each part of a source tells of');
    table.string('collector').notNullable();
    table.string('source').notNullable();
    table.string('stream').notNullable();
    table.string('service').notNullable();
    table.primary(['collector', 'source', 'stream', 'service']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delivery_stream_services');
};
