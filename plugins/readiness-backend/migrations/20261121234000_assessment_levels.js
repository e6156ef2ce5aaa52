/**
 * Why: a page of a team asks for the levels of its services and of everybody's. Answered from an index alone, neither
 * question touches the rows, beside whose levels lie tens of kilobytes of document.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('assessments', table => {
    table.index(
      ['standard_id', 'team_ref', 'subject_ref', 'level_lo', 'level_hi'],
      'assessments_team_levels_idx',
    );
    table.index(
      ['standard_id', 'level_lo', 'level_hi'],
      'assessments_levels_idx',
    );
    table.dropIndex([], 'assessments_team_idx');
    table.dropIndex([], 'assessments_level_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('assessments', table => {
    table.index(
      ['standard_id', 'team_ref', 'subject_ref'],
      'assessments_team_idx',
    );
    table.index(['standard_id', 'level_lo'], 'assessments_level_idx');
    table.dropIndex([], 'assessments_team_levels_idx');
    table.dropIndex([], 'assessments_levels_idx');
  });
};
