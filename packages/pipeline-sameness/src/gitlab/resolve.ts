/** Jobs with what they inherit in its place: `extends`, `default:` and `!reference`. */
import { UnreadablePipelineError } from '../budget';
import type { Budget } from '../budget';
import {
  mergedOver,
  type Configuration,
  type Definition,
  type Entry,
  type Origin,
} from './configuration';
import { asRecord, referenceIn } from './document';

/** How far references may name references. */
const MAX_DEPTH = 10;
const INHERITED = [
  'before_script',
  'after_script',
  'image',
  'services',
] as const;

/** A job with everything that it inherits. */
export interface ResolvedJob {
  readonly name: string;
  readonly keys: Definition;
  /** Jobs that it extends and that no file at hand defines. */
  readonly missing: readonly string[];
}

/** A line of a script, and where it was written. */
export interface ScriptLine {
  readonly text: string;
  readonly origin: Origin;
}

function namesIn(value: unknown): readonly string[] {
  return [value].flat(2).filter(each => typeof each === 'string');
}

/** Resolves the jobs of one configuration, each once. */
export class Resolver {
  private readonly known = new Map<string, ResolvedJob>();
  private readonly open = new Set<string>();

  constructor(
    private readonly configuration: Configuration,
    private readonly budget: Budget,
  ) {}

  /** @throws UnreadablePipelineError when jobs extend one another in a circle. */
  private extended(name: string): ResolvedJob | undefined {
    this.budget.spend();
    const known = this.known.get(name);
    if (known) return known;
    const own = this.configuration.jobs.get(name);
    if (!own) return undefined;
    if (this.open.has(name))
      throw new UnreadablePipelineError(`the job ${name} extends itself`);
    if (this.open.size > 100)
      throw new UnreadablePipelineError(
        'its jobs extend one another more than 100 times',
      );
    this.open.add(name);
    let under: Definition = new Map();
    const missing: string[] = [];
    for (const parent of namesIn(own.get('extends')?.value)) {
      const resolved = this.extended(parent);
      if (resolved) {
        under = mergedOver(under, resolved.keys);
        missing.push(...resolved.missing);
      } else missing.push(parent);
    }
    this.open.delete(name);
    const keys = mergedOver(under, own);
    const resolved = { name, keys, missing: [...new Set(missing)] };
    this.known.set(name, resolved);
    return resolved;
  }

  /** A job by its name, with what every job inherits. */
  job(name: string): ResolvedJob | undefined {
    const resolved = this.extended(name);
    if (!resolved) return undefined;
    const { globals } = this.configuration;
    const defaults = globals.get('default');
    const given = asRecord(defaults?.value) ?? {};
    const inherit = asRecord(resolved.keys.get('inherit')?.value)?.default;
    const keys = new Map(resolved.keys);
    for (const key of INHERITED) {
      const isTaken =
        inherit === undefined ||
        inherit === true ||
        (Array.isArray(inherit) && inherit.includes(key));
      const entry: Entry | undefined =
        defaults && key in given
          ? { value: given[key], origin: defaults.origin }
          : globals.get(key);
      if (entry && isTaken && !keys.has(key)) keys.set(key, entry);
    }
    return { ...resolved, keys };
  }

  /** What a `!reference` names; the last part of it is looked for inside of values. */
  private referenced(path: readonly string[]): Entry | undefined {
    const [name = '', key = '', ...rest] = path;
    const entry =
      this.extended(name)?.keys.get(key) ??
      (name === 'default' || key === ''
        ? undefined
        : this.configuration.globals.get(name));
    if (!entry) return undefined;
    const value = rest.reduce<unknown>(
      (inside, part) => asRecord(inside)?.[part],
      entry.value,
    );
    return { value, origin: entry.origin };
  }

  /** The lines of a script, lists in lists and references among them; undefined stands for one that nobody can find. */
  lines(
    entry: Entry | undefined,
    depth = 0,
  ): ReadonlyArray<ScriptLine | undefined> {
    this.budget.spend();
    if (!entry || entry.value === undefined || entry.value === null) return [];
    const { value, origin } = entry;
    if (typeof value === 'string') return [{ text: value, origin }];
    if (depth > MAX_DEPTH * 2) return [undefined];
    const path = referenceIn(value);
    if (path) {
      const found = this.referenced(path);
      return found ? this.lines(found, depth + 2) : [undefined];
    }
    return Array.isArray(value)
      ? value.flatMap(each => this.lines({ value: each, origin }, depth + 1))
      : [];
  }

  /** A value with the references in it replaced by what they name: rules of another job among one's own. */
  value(entry: Entry | undefined, depth = 0): unknown {
    this.budget.spend();
    if (!entry || depth > MAX_DEPTH * 2) return undefined;
    const { value, origin } = entry;
    const path = referenceIn(value);
    if (path) return this.value(this.referenced(path), depth + 2);
    return Array.isArray(value)
      ? value.map(each => this.value({ value: each, origin }, depth + 1))
      : value;
  }
}
