/**
 * Why: a cluster that never answers leaves deployments to production unknown only if it is one of production; and whoever sees
 * the numbers of a repository that was renamed is told that the catalog says its former name.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery_stream_services', table => {
    table
      .string('environment')
      .comment('Where all that the part tells happens, if it is one place');
    table
      .string('former_name')
      .comment('What the catalog calls the part, if that is not its name now');
    table.string('present_name').comment('The name that it has now, then');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_stream_services', table => {
    table.dropColumns('environment', 'former_name', 'present_name');
  });
};
