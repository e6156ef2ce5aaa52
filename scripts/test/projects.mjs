import { readFileSync, rmSync } from 'node:fs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { reportFile, runTool } from './stage.mjs';

/** Every project of playwright.config.ts; each needs a portal of its own. */
const projects = ['sandbox', 'production'];

/**
 * A production portal takes minutes to build, which somebody who asks for one journey of the other need not wait for.
 *
 * @param {import('./stage.mjs').StageContext} context
 * @returns {Promise<readonly string[]>} the projects that have a journey of that name
 */
export async function chosenProjects(context) {
  const { grep } = context;
  if (!grep) return projects;
  const report = reportFile('playwright-list.json');
  rmSync(report, { force: true });
  const { code, log } = await runTool(context, {
    script: '@playwright/test/cli.js',
    name: 'journeys-list',
    args: ['test', '--list', '--reporter=json', '--grep', grep],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  if (code !== 0)
    throw new SentenceError(`No journey has a name like "${grep}".`, { log });
  const listed = readFileSync(report, 'utf8');
  return projects.filter(name =>
    new RegExp(`"projectName":\\s*"${name}"`).test(listed),
  );
}
