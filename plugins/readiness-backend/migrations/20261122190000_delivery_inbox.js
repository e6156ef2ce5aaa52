/**
 * Why: whoever sends a webhook waits a few seconds for an answer and never sends it again. So what is told is kept before
 * anybody looks into it, each event once however often it is sent, and understood afterwards. What nobody understands
 * stays with the reason until somebody has it decoded again. `delivery_due` says whose reading is to come at once.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_inbox', table => {
    table.comment('What systems told without being asked');
    table.bigIncrements('id');
    table.string('topic').notNullable();
    table
      .string('digest', 64)
      .notNullable()
      .comment('Of what was told: the same again is the same event');
    table
      .string('delivery')
      .nullable()
      .comment('What the system calls this sending');
    table.bigInteger('received_at_ms').notNullable();
    table.string('state', 16).notNullable().comment('waiting, done or aside');
    table.text('reason').nullable().comment('Why it is set aside');
    table
      .text('payload', 'longtext')
      .nullable()
      .comment('JSON; gone as soon as it is understood');
    table.unique(['topic', 'digest'], {
      indexName: 'delivery_inbox_digest_uniq',
    });
    table.index(['state', 'received_at_ms'], 'delivery_inbox_state_idx');
  });
  await knex.schema.createTable('delivery_due', table => {
    table.comment('Readings that are to come at once');
    table.string('collector').notNullable();
    table.string('source').notNullable();
    table.string('service').notNullable().comment('Empty: the whole source');
    table.bigInteger('since_ms').notNullable();
    table.primary(['collector', 'source', 'service']);
  });
  await knex.schema.createTable('delivery_told_sources', table => {
    table.comment(
      'Sources that only tell: what is lost of them no reading finds',
    );
    table.string('source').primary();
  });
  await knex.schema.alterTable('delivery_set_aside', table => {
    table.bigInteger('set_aside_at_ms').nullable();
    table
      .bigInteger('told_at_ms')
      .nullable()
      .comment('When it was understood after all');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_set_aside', table => {
    table.dropColumns('set_aside_at_ms', 'told_at_ms');
  });
  await knex.schema.dropTable('delivery_told_sources');
  await knex.schema.dropTable('delivery_due');
  await knex.schema.dropTable('delivery_inbox');
};
