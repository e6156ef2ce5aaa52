/**
 * A file of GitLab CI with all that it includes, as one configuration: what comes later overrides key by key, and of each
 * key it is kept where it comes from.
 */
import { Budget, UnreadablePipelineError } from '../budget';
import { nothingFound, type Found } from '../jobs/job';
import { matchesWildcard } from '../jobs/patterns';
import { referenceKey, referenceText } from '../references';
import type { PipelineSource, ReadText, RemoteReference } from '../types';
import { asRecord, parseDocument } from './document';
import { includesIn, type Include } from './includes';

/** Files that GitLab lets a pipeline include, and how deep. */
const MAX_INCLUDES = 150;
const MAX_DEPTH = 20;
/** Text of all files together; a file with inputs is read anew for each. */
const MAX_CHARACTERS = 5_000_000;

/** The file that a key comes from. */
export interface Origin {
  readonly read: ReadText;
  readonly path: string;
  /** The template that the file is; undefined for a file of the repository itself. */
  readonly reference?: RemoteReference;
}

/** A key of a job, and where it was written. */
export interface Entry {
  readonly value: unknown;
  readonly origin: Origin;
}

/** A job as it is written, over all files, by its keys. */
export type Definition = ReadonlyMap<string, Entry>;

/** Everything that a pipeline is made of. */
export interface Configuration {
  readonly globals: Definition;
  readonly jobs: ReadonlyMap<string, Definition>;
  readonly found: Found;
  /** Templates of GitLab itself, by their names. */
  readonly templates: readonly string[];
  /** Templates of other projects that could not be opened. */
  readonly hidden: readonly RemoteReference[];
}

/** What reading one repository shares. */
export interface GitlabReading {
  readonly source: PipelineSource;
  readonly budget: Budget;
  /** Whether a condition on an include can hold on the way to production. */
  readonly mayInclude: (rules: unknown) => boolean;
}

const GLOBAL = new Set([
  'default',
  'include',
  'stages',
  'types',
  'variables',
  'workflow',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'spec',
]);

/** Mappings merge, everything else is replaced: the rule of GitLab for includes and `extends`. */
export function merged(under: Entry | undefined, over: Entry): Entry {
  const [low, high] = [asRecord(under?.value), asRecord(over.value)];
  if (!low || !high || '!reference' in high) return over;
  const value = { ...low };
  for (const [key, each] of Object.entries(high)) {
    const [before, after] = [asRecord(low[key]), asRecord(each)];
    value[key] = before && after ? { ...before, ...after } : each;
  }
  return { value, origin: over.origin };
}

/** One definition over another. */
export function mergedOver(
  under: Definition,
  over: Definition,
): Map<string, Entry> {
  const all = new Map(under);
  for (const [key, entry] of over) all.set(key, merged(under.get(key), entry));
  return all;
}

class Loader {
  readonly globals = new Map<string, Entry>();
  readonly jobs = new Map<string, Definition>();
  readonly found = nothingFound();
  readonly templates: string[] = [];
  readonly hidden: RemoteReference[] = [];
  private readonly seen = new Map<ReadText, Set<string>>();
  private count = 0;
  private characters = 0;

  constructor(private readonly reading: GitlabReading) {}

  private isNew({ read, path }: Origin): boolean {
    const paths = this.seen.get(read) ?? new Set();
    this.seen.set(read, paths);
    if (paths.has(path)) return false;
    paths.add(path);
    return true;
  }

  load(
    origin: Origin,
    given: { text: string; inputs: Readonly<Record<string, unknown>> },
    depth: number,
  ): void {
    const { inputs } = given;
    this.count += 1;
    if (this.count > MAX_INCLUDES || depth > MAX_DEPTH)
      throw new UnreadablePipelineError(
        `its files include more than ${MAX_INCLUDES} others`,
      );
    this.characters += given.text.length;
    if (this.characters > MAX_CHARACTERS)
      throw new UnreadablePipelineError(
        'its files are larger than 5 MB together',
      );
    if (!this.isNew(origin) && Object.keys(inputs).length === 0) return;
    const { path } = origin;
    const content = parseDocument(
      this.reading.source.parseYaml,
      { path, text: given.text },
      inputs,
    );
    for (const each of includesIn(content.include))
      this.include(each, origin, depth + 1);
    for (const [name, value] of Object.entries(content)) {
      this.reading.budget.spend();
      const definition = asRecord(value);
      if (GLOBAL.has(name))
        this.globals.set(
          name,
          merged(this.globals.get(name), { value, origin }),
        );
      else if (definition)
        this.jobs.set(
          name,
          mergedOver(
            this.jobs.get(name) ?? new Map(),
            new Map(
              Object.entries(definition).map(([key, each]) => [
                key,
                { value: each, origin },
              ]),
            ),
          ),
        );
    }
  }

  private include(each: Include, from: Origin, depth: number): void {
    this.reading.budget.spend();
    if (each.rules !== undefined && !this.reading.mayInclude(each.rules))
      return;
    switch (each.kind) {
      case 'local':
        this.local(each, from, depth);
        return;
      case 'project':
      case 'component':
        this.remote(each, depth);
        return;
      case 'template':
        this.templates.push(each.name);
        return;
      case 'url':
        this.opaque(each.url, each.url);
        return;
      case 'artifact':
        this.found.opaque.add(`a file that the job ${each.job} makes`);
        return;
      default:
        throw new Error(
          `Unhandled include: ${JSON.stringify(each satisfies never)}`,
        );
    }
  }

  private opaque(key: string, text: string): void {
    this.found.references.add(key);
    this.found.templates.add(key);
    this.found.opaque.add(text);
  }

  private local(
    { path, inputs }: Include & { readonly kind: 'local' },
    from: Origin,
    depth: number,
  ): void {
    const paths =
      path.includes('*') && !from.reference
        ? this.reading.source.paths.filter(each => matchesWildcard(each, path))
        : [path];
    if (paths.length === 0) this.found.opaque.add(path);
    for (const each of paths) {
      const text = from.read(each);
      if (text === undefined) this.found.opaque.add(each);
      else this.load({ ...from, path: each }, { text, inputs }, depth);
    }
  }

  private remote(
    { reference, inputs }: Include & { readonly kind: 'project' | 'component' },
    depth: number,
  ): void {
    const read = this.reading.source.openRemote(reference);
    const paths = [
      reference.path,
      reference.path.replace(/\.yml$/, '/template.yml'),
    ];
    for (const path of paths) {
      const text = read?.(path);
      if (read && text !== undefined) {
        this.found.references.add(referenceKey(reference));
        this.load({ read, path, reference }, { text, inputs }, depth);
        return;
      }
    }
    this.hidden.push(reference);
    this.opaque(referenceKey(reference), referenceText(reference));
  }
}

/**
 * Reads a file and all that it includes.
 * @throws UnreadablePipelineError when one of them cannot be understood.
 */
export function configurationOf(
  reading: GitlabReading,
  origin: Origin,
  text: string,
): Configuration {
  const loader = new Loader(reading);
  loader.load(origin, { text, inputs: {} }, 0);
  return loader;
}
