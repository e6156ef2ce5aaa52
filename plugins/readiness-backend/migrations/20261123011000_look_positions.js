/**
 * Why: each replica keeps the present looks in memory and reads what is new before every use. New by the time of the look misses
 * one that was stored long after it was made, or by a transaction that ended late, until everything is read anew. A position
 * rises with what is stored: on PostgreSQL the number of the transaction, on SQLite, which has one writer, that of the write.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('looks', table => {
    table
      .bigInteger('position')
      .notNullable()
      .defaultTo(0)
      .comment('Rises with what is stored');
    table.index(['position'], 'looks_position_idx');
  });
  await knex.schema.createTable('look_positions', table => {
    table.comment('The last position that was given, on SQLite');
    table.bigInteger('position').notNullable();
  });
  await knex('look_positions').insert({ position: 0 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('look_positions');
  await knex.schema.alterTable('looks', table => {
    table.dropIndex(['position'], 'looks_position_idx');
    table.dropColumn('position');
  });
};
