/** Readers of files that give commands a name: Makefile and justfile, package.json, Taskfile. */
import { z } from 'zod';

/** Recipes that are followed into one another. */
const MAX_DEPTH = 20;
/** A recipe is a page, not a book: what is longer was made by a machine. */
const MAX_RECIPE = 100_000;
const MAX_VALUE = 2_000;

interface Rule {
  readonly needs: readonly string[];
  readonly lines: string[];
}

interface Rules {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly values: ReadonlyMap<string, string>;
  readonly first: string | undefined;
}

const VALUE =
  /^(?:export[ \t]+|override[ \t]+)?([A-Za-z_]\w*)[ \t]*(?:\?=|:=|::=|=)[ \t]*(.*)$/;

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(word => word !== '');
}

function ruleIn(
  line: string,
):
  | { readonly names: readonly string[]; readonly needs: readonly string[] }
  | undefined {
  const plain = line.split('#')[0] ?? '';
  const colon = plain.indexOf(':');
  const names = words(plain.slice(0, Math.max(colon, 0))).filter(name =>
    /^[\w.%/-]+$/.test(name),
  );
  return names.length > 0
    ? { names, needs: words(plain.slice(colon + 1).replace(/^:/, '')) }
    : undefined;
}

/** Variables that name variables are followed three times; none adds more than a line. */
function filledIn(line: string, values: ReadonlyMap<string, string>): string {
  let filled = line;
  for (let round = 0; round < 3 && filled.length < MAX_VALUE * 4; round += 1)
    filled = filled.replace(
      /\$[({]([A-Za-z_]\w*)[)}]/g,
      (whole, name: string) => (values.get(name) ?? whole).slice(0, 200),
    );
  return filled.replace(/\$[({]([A-Za-z_]\w*)[)}]/g, '$$$1');
}

function readRules(text: string): Rules {
  const rules = new Map<string, Rule>();
  const values = new Map<string, string>();
  let current: Rule[] = [];
  for (const line of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    if (/^[ \t]+\S/.test(line)) {
      current.forEach(rule => rule.lines.push(line.trim()));
      continue;
    }
    const short = line.slice(0, MAX_VALUE);
    const value = VALUE.exec(short);
    const rule = value ? undefined : ruleIn(filledIn(short, values));
    if (value?.[1]) {
      if (!values.has(value[1])) values.set(value[1], value[2] ?? '');
    } else if (rule) {
      current = rule.names.map(name => {
        const made = rules.get(name) ?? { needs: rule.needs, lines: [] };
        if (!rules.has(name)) rules.set(name, made);
        return made;
      });
    } else if (!/^(ifeq|ifneq|ifdef|ifndef|else|endif|#|$)/.test(line.trim()))
      current = [];
  }
  const first = [...rules.keys()].find(name => !name.startsWith('.'));
  return { rules, values, first };
}

/**
 * The commands of targets of a Makefile or justfile, with those of what they need in front, as a shell script.
 * Undefined where the file does not say what they do.
 */
export function recipeOf(
  text: string,
  targets: readonly string[],
  given: ReadonlyMap<string, string>,
): string | undefined {
  const { rules, values, first } = readRules(text);
  const known = new Map([...values, ...given]);
  const out: string[] = [];
  const done = new Set<string>();
  let length = 0;
  const visit = (target: string, depth: number) => {
    const rule = rules.get(target);
    if (!rule || done.has(target) || depth > MAX_DEPTH) return;
    if (length > MAX_RECIPE) return;
    done.add(target);
    rule.needs.forEach(need => visit(need, depth + 1));
    for (const line of rule.lines) {
      const command = line.replace(/^[@+-]+/, '').replace(/\$\$/g, '$');
      const recursive =
        /^\$[({]MAKE[)}]\s+([\w.-]+)\s*$|^make\s+([\w.-]+)\s*$/.exec(command);
      const inner = recursive?.[1] ?? recursive?.[2];
      if (inner !== undefined && rules.has(inner)) visit(inner, depth + 1);
      else if (!/^\$\((if|eval|call|error|foreach)\b/.test(command)) {
        const filled = filledIn(command, known);
        length += filled.length;
        if (length < MAX_RECIPE) out.push(filled);
      }
    }
  };
  const wanted = targets.length > 0 ? targets : [first ?? ''];
  wanted.forEach(target => visit(target, 0));
  return out.length > 0 ? out.join('\n') : undefined;
}

const packageSchema = z.looseObject({
  scripts: z.record(z.string(), z.string()).catch({}).optional(),
});

/** The scripts of a package.json by name; none where it cannot be read. */
export function jsonScripts(text: string): ReadonlyMap<string, string> {
  try {
    const read = packageSchema.safeParse(JSON.parse(text));
    return new Map(read.success ? Object.entries(read.data.scripts ?? {}) : []);
  } catch {
    // A broken package.json hides what its scripts do: their names are left to speak.
    return new Map();
  }
}

const taskSchema = z.looseObject({
  cmds: z
    .array(z.union([z.string(), z.looseObject({ cmd: z.string().optional() })]))
    .optional(),
  cmd: z.string().optional(),
});
const taskfileSchema = z.looseObject({
  tasks: z.record(z.string(), z.unknown()),
});

/** The commands of a task of a parsed Taskfile, as a shell script; undefined where there is no such task. */
export function taskCommands(
  document: unknown,
  name: string,
): string | undefined {
  const file = taskfileSchema.safeParse(document);
  const task = file.success
    ? taskSchema.safeParse(file.data.tasks[name])
    : undefined;
  if (!task?.success) return undefined;
  const listed = (task.data.cmds ?? []).map(each =>
    typeof each === 'string' ? each : each.cmd ?? '',
  );
  return [...listed, task.data.cmd ?? ''].filter(Boolean).join('\n');
}
