import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of `/proc` in a second, which Linux has fixed for programs. */
const TICKS_PER_SECOND = 100;

/** How long work took, and how much of the processors it had: others may use the machine meanwhile. */
export interface Effort {
  readonly wallMs: number;
  /** Of this process. */
  readonly ownMs: number;
  /** Of the processes that it started, such as PostgreSQL; nothing where the system has no `/proc`. */
  readonly othersMs?: number;
}

/** Both together, where both are known. */
export const processorMs = ({ ownMs, othersMs }: Effort): number =>
  ownMs + (othersMs ?? 0);

/** Does the work and says what it took. */
export async function effortOf(work: () => Promise<unknown>): Promise<Effort> {
  const othersBefore = childrenMs();
  const ownBefore = process.cpuUsage();
  const began = performance.now();
  await work();
  const wallMs = performance.now() - began;
  const { user, system } = process.cpuUsage(ownBefore);
  const othersAfter = childrenMs();
  return {
    wallMs,
    ownMs: (user + system) / 1000,
    ...(othersBefore !== undefined &&
      othersAfter !== undefined && { othersMs: othersAfter - othersBefore }),
  };
}

/** Processor time of all that descend from this process, those that have ended included. */
function childrenMs(): number | undefined {
  const all = processes();
  if (!all) return undefined;
  const family = new Set([process.pid]);
  let ticks = 0;
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { id, parent } of all) if (family.has(parent)) family.add(id);
  }
  for (const each of all)
    if (family.has(each.id) && each.id !== process.pid) ticks += each.ticks;
  return (ticks * 1000) / TICKS_PER_SECOND;
}

interface SeenProcess {
  readonly id: number;
  readonly parent: number;
  /** With those of its children that have ended and that it waited for. */
  readonly ticks: number;
}

function processes(): readonly SeenProcess[] | undefined {
  try {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .flatMap(name => seenProcess(Number(name)) ?? []);
  } catch {
    // Only Linux has it.
    return undefined;
  }
}

function seenProcess(id: number): SeenProcess | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name in brackets may hold spaces; the state follows it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [, parent = 0] = fields.map(Number);
    const ticks = fields.slice(11, 15).map(Number);
    return { id, parent, ticks: ticks.reduce((sum, each) => sum + each, 0) };
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}
