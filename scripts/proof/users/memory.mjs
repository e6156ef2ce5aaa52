import { readdirSync, readFileSync } from 'node:fs';

/**
 * What a service of this machine holds in memory, in megabytes: the largest of the processes that it started. Linux tells; elsewhere nobody
 * does.
 *
 * @param {number} leader - of its process group
 * @returns {number | undefined}
 */
export function heldMegabytes(leader) {
  try {
    const sizes = readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(name => sizeOf(name, leader));
    return Math.max(...sizes);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} process
 * @param {number} leader
 */
function sizeOf(process, leader) {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    // The name of a program may hold spaces; it is in the last pair of brackets.
    const [, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(group) !== leader) return 0;
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    // It has ended since its folder was listed.
    return 0;
  }
}
