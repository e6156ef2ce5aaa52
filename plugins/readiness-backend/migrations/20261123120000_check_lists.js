const { brotliDecompressSync } = require('node:zlib');

/**
 * Why: at ten thousand services the organisation's document has megabytes, nearly all of them rows that somebody reads after
 * opening one check. Each page read and parsed them all, and each assessment wrote them all. Long lists stand by themselves,
 * a row for each check; the document names their digests as `apart`. A document that is stored already stays whole until it
 * says something else, and is read as before.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('check_lists', table => {
    table.comment('Long lists of checks in the documents of organisations');
    table.string('standard_id', 255).notNullable();
    table.string('subject_ref', 255).notNullable();
    table.string('check_id', 255).notNullable();
    table
      .string('digest', 64)
      .notNullable()
      .comment('The document names it beside the check');
    table.binary('packed').notNullable().comment('The lists, by brotli');
    table.primary(['standard_id', 'subject_ref', 'check_id']);
  });
};

/**
 * The document is whole again.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  const keys = await knex('check_lists').distinct('standard_id', 'subject_ref');
  for (const key of keys) {
    const [row] = await knex('assessments').where(key).select('document');
    const { apart, ...said } = JSON.parse(row?.document || '{}');
    if (!apart) continue;
    const lists = new Map();
    for (const { check_id, packed } of await knex('check_lists').where(key)) {
      lists.set(check_id, JSON.parse(brotliDecompressSync(packed).toString()));
    }
    const whole = ({ abridged, ...check }) =>
      abridged ? { ...check, ...lists.get(check.checkId) } : check;
    const document = JSON.stringify({
      ...said,
      prerequisites: said.prerequisites.map(({ checks, ...rest }) => ({
        ...rest,
        checks: checks.map(whole),
      })),
      context: said.context.map(whole),
    });
    await knex('assessments').where(key).update({ document });
  }
  await knex.schema.dropTable('check_lists');
};
