/**
 * Why: what happened cannot be asked again. Argo CD forgets after ten deployments, a CI engine after weeks; so events are
 * kept as the sources told them, each once, and whatever is worked out from them can be worked out again. A row is
 * replaced only by a version that its source changed later or that says more, whichever order they arrive in; statuses
 * are rows of their own and are only ever added. `delivery_news` is written in the transaction of the events it names:
 * it is how those who derive learn what to look at again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const withFact = table => {
    table
      .string('version', 48)
      .notNullable()
      .comment('Of two versions of one event the greater text holds');
    table.text('fact', 'longtext').notNullable().comment('JSON');
  };
  await knex.schema.createTable('delivery_deployments', table => {
    table.comment('One row per environment and attempt');
    table.string('source').notNullable().comment('kind:instance');
    table.string('external_id').notNullable();
    table.string('place').notNullable();
    table.string('environment').notNullable();
    table
      .string('run_key')
      .notNullable()
      .comment('Attempts and regions of one run share it');
    withFact(table);
    table.primary(['source', 'external_id']);
    table.index(['source', 'place', 'run_key'], 'delivery_deployments_run_idx');
  });
  await knex.schema.createTable('delivery_deployment_statuses', table => {
    table.comment(
      'Added, never changed; they may arrive before the deployment',
    );
    table.string('source').notNullable();
    table.string('external_id').notNullable();
    table.string('state', 16).notNullable();
    table.bigInteger('at_ms').notNullable();
    table.primary(['source', 'external_id', 'state', 'at_ms']);
  });
  await knex.schema.createTable('delivery_pull_requests', table => {
    table.string('source').notNullable();
    table.string('repository').notNullable();
    table.integer('number').notNullable();
    table.string('merge_sha', 64).nullable();
    withFact(table);
    table.primary(['source', 'repository', 'number']);
    table.index(['merge_sha'], 'delivery_pull_requests_merge_idx');
  });
  await knex.schema.createTable('delivery_pull_request_commits', table => {
    table.comment(
      'Which pull requests list a commit, in any of their versions',
    );
    table.string('sha', 64).notNullable();
    table.string('source').notNullable();
    table.string('repository').notNullable();
    table.integer('number').notNullable();
    table.primary(['sha', 'source', 'repository', 'number']);
  });
  await knex.schema.createTable('delivery_commits', table => {
    table.string('sha', 64).notNullable();
    table.string('source').notNullable();
    table.string('repository').notNullable();
    withFact(table);
    table.primary(['sha', 'source', 'repository']);
  });
  await knex.schema.createTable('delivery_incidents', table => {
    table.comment('One row per report');
    table.string('source').notNullable();
    table.string('external_id').notNullable();
    table
      .string('incident_key', 600)
      .notNullable()
      .comment('Reports of one incident share it');
    withFact(table);
    table.primary(['source', 'external_id']);
    table.index(['incident_key'], 'delivery_incidents_key_idx');
  });
  await knex.schema.createTable('delivery_tombstones', table => {
    table.comment('What a source said never happened; it wins in any order');
    table.string('source').notNullable();
    table.string('kind', 16).notNullable();
    table.string('external_id').notNullable();
    table.primary(['source', 'kind', 'external_id']);
  });
  await knex.schema.createTable('delivery_cursors', table => {
    table.comment(
      'How far each stream of each source has been read, and how it went',
    );
    table.string('collector').notNullable();
    table.string('source').notNullable();
    table.string('stream').notNullable();
    table
      .text('position', 'longtext')
      .nullable()
      .comment('Of the last page that was stored');
    table.text('progress').nullable().comment('JSON');
    table
      .string('outcome', 16)
      .nullable()
      .comment('How the last reading ended');
    table.string('reason', 32).nullable();
    table.text('message').nullable();
    table.bigInteger('read_at_ms').nullable();
    table
      .bigInteger('complete_at_ms')
      .nullable()
      .comment('When everything had been read, the last time');
    table.primary(['collector', 'source', 'stream']);
  });
  await knex.schema.createTable('delivery_set_aside', table => {
    table.comment('Events that do not say what an event has to say');
    table.string('source').notNullable();
    table.string('digest', 64).notNullable();
    table.string('collector').notNullable();
    table.string('stream').notNullable();
    table.text('reason').notNullable();
    table.text('event', 'longtext').notNullable();
    table.primary(['source', 'digest']);
  });
  await knex.schema.createTable('delivery_news', table => {
    table.comment('Events that nobody has derived anything from yet');
    table.bigIncrements('id');
    table.string('kind', 32).notNullable();
    table.string('source').notNullable();
    table.text('keys', 'longtext').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'delivery_news',
    'delivery_set_aside',
    'delivery_cursors',
    'delivery_tombstones',
    'delivery_incidents',
    'delivery_commits',
    'delivery_pull_request_commits',
    'delivery_pull_requests',
    'delivery_deployment_statuses',
    'delivery_deployments',
  ]) {
    await knex.schema.dropTable(table);
  }
};
