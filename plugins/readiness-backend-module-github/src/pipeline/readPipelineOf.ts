/**
 * A pipeline names files that name files, in this repository and in others. The pure reader asks for them as it goes;
 * what is not there yet is fetched and the reading starts again, until it asks for nothing new.
 */
import {
  readPipeline,
  referenceText,
  type OpenRemote,
  type Pipeline,
  type ReadText,
  type RemoteReference,
} from '@groundwork/pipeline-sameness';
import { parseYaml, SourceError } from '@groundwork/plugin-readiness-node';
import type { FileList } from '../repository/githubRepository';

/** A file of a repository at a ref; an empty ref is the default branch. */
export interface Wanted {
  readonly slug: string;
  readonly ref: string;
  readonly path: string;
}

/** Fetches a file; undefined when its repository can be read and has none; throws when it cannot be read. */
export type Fetch = (wanted: Wanted) => Promise<string | undefined>;

/** What the repository itself does not hold. */
export interface Surroundings {
  readonly fetch: Fetch;
  /** Repository of each shared library by its name, in the order of the configuration. */
  readonly libraries: ReadonlyMap<string, string>;
  /** Which files a shared library has on its default branch; undefined when it cannot be read. */
  readonly listLibrary: (slug: string) => Promise<FileList | undefined>;
}

/** Rounds after which a chain of calls is no longer followed; GitHub itself stops at ten levels. */
const MAX_ROUNDS = 12;

/** What is known of a file: its text, that there is none, or that its repository cannot be read. */
type Known = 'none' | 'unreadable' | { readonly text: string };

const keyOf = ({ slug, ref, path }: Wanted) =>
  JSON.stringify([slug, ref, path]);

class Files {
  private readonly known = new Map<string, Known>();
  private readonly wanted = new Map<string, Wanted>();
  /** Variables of each library; undefined until one is asked for. */
  private variables: ReadonlyMap<string, string> | undefined;
  private isLibraryWanted = false;

  constructor(
    private readonly around: Surroundings,
    /** The repository whose list of files is known. */
    private readonly own: FileList & { readonly slug: string },
  ) {}

  /** A reader of one repository that notes what it lacks. */
  reader(slug: string, ref: string): ReadText {
    const { own } = this;
    const paths =
      slug === own.slug && own.isComplete ? new Set(own.paths) : undefined;
    return path => {
      // Much that is looked for on suspicion, such as a Makefile, is known not to be there.
      if (paths && !paths.has(path)) return undefined;
      const file = { slug, ref, path };
      const known = this.known.get(keyOf(file));
      if (known === undefined) this.wanted.set(keyOf(file), file);
      return typeof known === 'object' ? known.text : undefined;
    };
  }

  isUnreadable(slug: string, ref: string, path: string): boolean {
    return this.known.get(keyOf({ slug, ref, path })) === 'unreadable';
  }

  /** The configured library that defines a global variable. */
  libraryWith(variable: string): RemoteReference | undefined {
    if (this.around.libraries.size === 0) return undefined;
    if (!this.variables) this.isLibraryWanted = true;
    const repository = this.variables?.get(variable);
    return repository === undefined
      ? undefined
      : { repository, path: '', ref: 'default' };
  }

  /** Fetches what was asked for; false when there was nothing new. */
  async fetchWanted(): Promise<boolean> {
    const files = [...this.wanted.values()];
    this.wanted.clear();
    const isLibraryNew = this.isLibraryWanted && !this.variables;
    if (isLibraryNew) this.variables = await this.variablesOfLibraries();
    for (const file of files)
      this.known.set(keyOf(file), await this.load(file));
    return files.length > 0 || isLibraryNew;
  }

  private async variablesOfLibraries(): Promise<ReadonlyMap<string, string>> {
    const variables = new Map<string, string>();
    for (const [name, slug] of this.around.libraries) {
      const files = await this.around.listLibrary(slug);
      for (const path of files?.paths ?? []) {
        const variable = /^vars\/(\w+)\.groovy$/.exec(path)?.[1];
        if (variable !== undefined && !variables.has(variable))
          variables.set(variable, name);
      }
    }
    return variables;
  }

  private async load(file: Wanted): Promise<Known> {
    try {
      const text = await this.around.fetch(file);
      return text === undefined ? 'none' : { text };
    } catch (error) {
      // Another repository that we may not read leaves its call opaque; our own, or a fault that may pass, is a failed look.
      if (isHidden(error) && file.slug !== this.own.slug) return 'unreadable';
      throw error;
    }
  }
}

/** A repository that stays unread however often it is asked. */
export function isHidden(error: unknown): boolean {
  return (
    error instanceof SourceError &&
    ['forbidden', 'not_found', 'unsupported'].includes(error.reason)
  );
}

/** A pipeline, and what of other repositories was looked for on the way. */
interface FollowedPipeline {
  readonly pipeline: Pipeline;
  readonly followed: readonly RemoteReference[];
}

/** Reads a repository's pipeline, following what it names. */
export async function readPipelineOf(
  repository: FileList & { readonly slug: string; readonly sha: string },
  around: Surroundings,
): Promise<FollowedPipeline> {
  const files = new Files(around, repository);
  const followed = new Map<string, RemoteReference>();
  const openRemote: OpenRemote = reference => {
    const { repository: name, path, ref, host } = reference;
    // A repository of the same name on this host is somebody else's.
    if (host !== undefined && host !== 'github') return undefined;
    followed.set(referenceText(reference), reference);
    const slug = name.includes('/') ? name : around.libraries.get(name);
    if (slug === undefined || files.isUnreadable(slug, ref, path))
      return undefined;
    return files.reader(slug, ref === 'default' ? '' : ref);
  };
  const read = () =>
    readPipeline({
      paths: repository.paths,
      read: files.reader(repository.slug, repository.sha),
      openRemote,
      findLibrary: variable => files.libraryWith(variable),
      parseYaml,
    });
  let pipeline = read();
  for (
    let round = 0;
    round < MAX_ROUNDS && (await files.fetchWanted());
    round += 1
  )
    pipeline = read();
  return { pipeline, followed: [...followed.values()] };
}
