import { readFileSync } from 'node:fs';
import { inRoot } from '../../paths.mjs';

/**
 * @typedef {object} FileStep - a file that the text gives in full
 * @property {'file'} kind
 * @property {string} path - from the root, or from the folder that the commands before it went to
 * @property {string} text
 *
 * @typedef {object} CommandStep
 * @property {'commands'} kind
 * @property {string} text
 *
 * @typedef {FileStep | CommandStep} Step
 */

const FENCE = /^```(\w*)$/;
const COMMANDS = 'sh';

/**
 * The path that the line before a block ends with, as in "`src/one.ts`:".
 *
 * @param {readonly string[]} before
 */
function pathBefore(before) {
  const line = before.findLast(text => text.trim() !== '') ?? '';
  return /`([\w./-]+\.\w+)`:$/.exec(line)?.[1];
}

/**
 * What a reader of a page does, in its order: the files it gives and the commands it names. A block of another language
 * whose line before it names no file is one to look at.
 *
 * @param {string} page - text of a page
 * @returns {readonly Step[]}
 */
export function stepsOf(page) {
  const lines = page.split('\n');
  /** @type {Step[]} */
  const steps = [];
  for (let at = 0; at < lines.length; at += 1) {
    const language = FENCE.exec(lines[at] ?? '')?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    const text = `${lines.slice(at + 1, end).join('\n')}\n`;
    const path = pathBefore(lines.slice(0, at));
    if (language === COMMANDS) steps.push({ kind: 'commands', text });
    else if (path) steps.push({ kind: 'file', path, text });
    at = end;
  }
  return steps;
}

/** @param {string} page - from the root */
export const readSteps = page => stepsOf(readFileSync(inRoot(page), 'utf8'));
