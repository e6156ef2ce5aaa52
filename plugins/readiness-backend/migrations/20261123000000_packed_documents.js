const { brotliDecompressSync } = require('node:zlib');

const ROWS_AT_ONCE = 200;

/**
 * Why: ten thousand documents of tens of kilobytes were most of what a first assessment had to do. Half of each was what
 * checks say of themselves, the same in all of them: that is kept once, and documents refer to it by its digest. The rest is
 * packed. Documents that are stored already stay as they are, and are read as before.
 *
 * The text stays beside it, empty where a document is packed: it is where an earlier release writes, and the only form of the
 * organisation's one document.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('descriptions', table => {
    table.comment('What the checks of a document say of themselves');
    table.string('digest', 64).notNullable().primary();
    table
      .text('text', 'longtext')
      .notNullable()
      .comment('A list, in the order of the checks');
  });
  await knex.schema.alterTable('assessments', table => {
    table
      .binary('packed')
      .nullable()
      .comment('The document where its text is empty, by brotli');
  });
};

/**
 * The documents become texts again, each of them whole.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  const descriptions = new Map(
    (await knex('descriptions').select('digest', 'text')).map(
      ({ digest, text }) => [digest, JSON.parse(text)],
    ),
  );
  for (;;) {
    const rows = await knex('assessments')
      .select('standard_id', 'subject_ref', 'packed')
      .where({ document: '' })
      .limit(ROWS_AT_ONCE);
    if (rows.length === 0) break;
    for (const { packed, ...key } of rows) {
      const { described, ...said } = JSON.parse(
        brotliDecompressSync(packed).toString('utf8'),
      );
      const own = descriptions.get(described);
      const checks = said.checks.map((check, index) => ({
        ...check,
        ...own[index],
      }));
      await knex('assessments')
        .where(key)
        .update({ document: JSON.stringify({ ...said, checks }) });
    }
  }
  await knex.schema.alterTable('assessments', table => {
    table.dropColumn('packed');
  });
  await knex.schema.dropTable('descriptions');
};
