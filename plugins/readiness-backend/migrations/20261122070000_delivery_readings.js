/**
 * Why: whether a source has been read is known only from its streams, and one that has not been read yet has none. So a source
 * that nobody had read looked like one that does not exist, and one that was read before the catalog knew any service was not
 * read again until its cadence came round. Each collector's readings are noted here, for all replicas and for readers.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_readings', table => {
    table.comment('How the readings of each source by each collector stand');
    table.string('collector').notNullable();
    table.string('source').notNullable();
    table
      .integer('evidence')
      .nullable()
      .comment('0 is best; none for a source that tells of no deployments');
    table.bigInteger('awaited_since_ms').notNullable();
    table
      .string('seen_services', 64)
      .nullable()
      .comment('Digest of the services that the catalog knew the last time');
    table
      .string('read_services', 64)
      .nullable()
      .comment('Digest of the services for which it was read');
    table.bigInteger('began_at_ms').nullable();
    table.bigInteger('ended_at_ms').nullable();
    table.string('outcome', 16).nullable();
    table.string('reason', 32).nullable();
    table
      .boolean('catches_up')
      .notNullable()
      .comment('Whether it is read for the first time, or for new services');
    table.bigInteger('next_at_ms').notNullable();
    table.primary(['collector', 'source']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delivery_readings');
};
