import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { SentenceError } from '../terminal/sentence-error.mjs';

const MEGABYTE = 1024 * 1024;

/**
 * @param {string} folder - which need not be there yet
 * @returns {number} megabytes that may still be written to its disk
 */
export function roomIn(folder) {
  if (!existsSync(folder)) return roomIn(dirname(folder));
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / MEGABYTE);
}

/**
 * Asked before programs are started that write: a database on a disk without room starts, and loses what it is given.
 *
 * @param {string} folder
 * @param {number} megabytes
 */
export function assertRoom(folder, megabytes) {
  const room = roomIn(folder);
  if (room < megabytes)
    throw new SentenceError(
      `The disk of ${folder} has ${room} MB left, of which the portal needs ${megabytes}: free about 4 GB and start again.`,
    );
}
