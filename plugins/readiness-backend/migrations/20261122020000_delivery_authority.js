/**
 * Why: several sources may tell of one service, and only one of them may count. Which one depends on how much each of
 * them saw, so the deployments that each source saw are kept apart, for services of several sources only; and the choice is
 * kept with its reason, because a number that rests on a choice has to say so.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_sources', table => {
    table.comment('The sources of deployments of a service');
    table.string('service').notNullable();
    table.string('source').notNullable();
    table.integer('evidence').notNullable().comment('0 is best');
    table.boolean('counts').notNullable();
    table
      .string('reason', 32)
      .notNullable()
      .comment('Why the source that counts was chosen, the same in each row');
    table
      .integer('deployments')
      .nullable()
      .comment('That it saw while the choice was made; none for an only one');
    table.primary(['service', 'source']);
  });
  await knex.schema.createTable('delivery_witnessed', table => {
    table.comment('Successful deployments as each of several sources saw them');
    table.string('service').notNullable();
    table.string('source').notNullable();
    table.string('run_key', 600).notNullable();
    table.bigInteger('finished_at_ms').notNullable();
    table.primary(['service', 'source', 'run_key']);
    table.index(
      ['service', 'finished_at_ms', 'source'],
      'delivery_witnessed_finish_idx',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delivery_witnessed');
  await knex.schema.dropTable('delivery_sources');
};
