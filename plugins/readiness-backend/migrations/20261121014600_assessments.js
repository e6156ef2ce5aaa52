/**
 * Why: reads serve stored assessments and never compute one. Summaries are what organisation checks keep of one subject's
 * evidence, so that one changed service costs one summary. History keeps one small row a day, because what has to hold
 * for weeks is asked of days and not of runs.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('summaries', table => {
    table.comment(
      'What one organisation check keeps of one record of evidence',
    );
    table
      .string('check_key', 128)
      .notNullable()
      .comment('Check, version, requirement and settings, digested');
    table.uuid('evidence_id').notNullable();
    table.text('value', 'longtext').nullable();
    table.primary(['check_key', 'evidence_id']);
    table.index(['evidence_id'], 'summaries_evidence_idx');
  });
  await knex.schema.createTable('assessments', table => {
    table.comment(
      'The present assessment of each subject against each standard',
    );
    table.string('standard_id').notNullable();
    table.string('subject_ref', 512).notNullable();
    table.string('team_ref', 512).nullable();
    table.bigInteger('as_of_ms').notNullable();
    table
      .integer('level_lo')
      .nullable()
      .comment('Level reached for certain; none for the organisation');
    table.integer('level_hi').nullable();
    table.string('digest', 64).notNullable();
    table.text('document', 'longtext').notNullable();
    table.primary(['standard_id', 'subject_ref']);
    table.index(
      ['standard_id', 'team_ref', 'subject_ref'],
      'assessments_team_idx',
    );
    table.index(['standard_id', 'level_lo'], 'assessments_level_idx');
  });
  await knex.schema.createTable('assessment_history', table => {
    table.comment('The last assessment of each day in a few numbers');
    table.string('standard_id').notNullable();
    table.string('subject_ref', 512).notNullable();
    table.string('day', 10).notNullable();
    table.bigInteger('as_of_ms').notNullable();
    table.text('facts', 'longtext').notNullable();
    table.primary(['standard_id', 'subject_ref', 'day']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('assessment_history');
  await knex.schema.dropTable('assessments');
  await knex.schema.dropTable('summaries');
};
