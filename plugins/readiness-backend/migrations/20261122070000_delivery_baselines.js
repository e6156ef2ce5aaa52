/**
 * Why: whoever wants to show in six months that something became better needs numbers of today that nobody can have touched
 * meanwhile. So a baseline is kept whole, with a hash of everything it says, and each names the hash of the one before:
 * a row that was changed shows, and one that was taken away is missed by the next. The newest is missed by none, and targets are
 * outside of the chain: the audit log has both. That a hash is followed by one other at most is how two who freeze at the same
 * moment notice each other. Targets are a history: one that is set again is a row more.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_baselines', table => {
    table.string('hash', 64).primary();
    table
      .string('previous', 64)
      .notNullable()
      .unique()
      .comment('Hash of the one before; empty for the first');
    table.string('scope', 255).notNullable();
    table.string('name', 200).notNullable();
    table.bigInteger('frozen_at_ms').notNullable();
    table.text('snapshot', 'longtext').notNullable().comment('JSON');
    table.unique(['scope', 'name'], {
      indexName: 'delivery_baselines_name_idx',
    });
  });
  await knex.schema.createTable('delivery_targets', table => {
    table.comment('Added, never changed; the last one of a metric holds');
    table.bigIncrements('id');
    table.string('baseline', 64).notNullable();
    table.string('metric', 32).notNullable();
    table.double('value').notNullable();
    table.string('owner', 255).notNullable();
    table.string('due_day', 10).notNullable();
    table.string('set_by', 255).notNullable();
    table.bigInteger('set_at_ms').notNullable();
    table.index(['baseline'], 'delivery_targets_baseline_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delivery_targets');
  await knex.schema.dropTable('delivery_baselines');
};
