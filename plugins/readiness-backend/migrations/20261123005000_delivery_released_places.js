/**
 * Why: a service whose catalog entry names a repository no more must not look as if nothing were deployed any more. What stood there
 * is kept, counts for nobody, and is told with its reason; it counts again when the entry names it again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_released_places', table => {
    table.comment('Services that places meant, and do not any more');
    table.string('source').notNullable();
    table.string('place').notNullable();
    table.string('service').notNullable();
    table.bigInteger('released_at_ms').notNullable();
    table
      .boolean('unlisted')
      .notNullable()
      .defaultTo(false)
      .comment('Because no part of the source was read for the service');
    table.primary(['source', 'place', 'service']);
    table.index(['service'], 'delivery_released_places_service_idx');
  });
  await knex.schema.alterTable('delivery_cursors', table => {
    table
      .boolean('unlisted')
      .notNullable()
      .defaultTo(false)
      .comment('No component names this part any more, so it is not read');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_cursors', table => {
    table.dropColumn('unlisted');
  });
  await knex.schema.dropTable('delivery_released_places');
};
