/**
 * A pipeline names files that name files, in this repository and in others. The pure reader asks for them as it goes;
 * what is not there yet is fetched and the reading starts again, until it asks for nothing new.
 */
import {
  readPipeline,
  type OpenRemote,
  type Pipeline,
  type ReadText,
} from '@groundwork/pipeline-sameness';
import { parseYaml, SourceError } from '@groundwork/plugin-readiness-node';

/** A file of a repository at a ref; an empty ref is the default branch. */
export interface Wanted {
  readonly slug: string;
  readonly ref: string;
  readonly path: string;
}

/** Fetches a file; undefined when its repository can be read and has none; throws when it cannot be read. */
export type Fetch = (wanted: Wanted) => Promise<string | undefined>;

/** Rounds after which a chain of calls is no longer followed; GitHub itself stops at ten levels. */
const MAX_ROUNDS = 12;

/** What is known of a file: its text, that there is none, or that its repository cannot be read. */
type Known = 'none' | 'unreadable' | { readonly text: string };

const keyOf = ({ slug, ref, path }: Wanted) =>
  JSON.stringify([slug, ref, path]);

class Files {
  private readonly known = new Map<string, Known>();
  private readonly wanted = new Map<string, Wanted>();

  constructor(private readonly fetch: Fetch) {}

  /** A reader of one repository that notes what it lacks. */
  reader(slug: string, ref: string): ReadText {
    return path => {
      const file = { slug, ref, path };
      const known = this.known.get(keyOf(file));
      if (known === undefined) this.wanted.set(keyOf(file), file);
      return typeof known === 'object' ? known.text : undefined;
    };
  }

  isUnreadable(slug: string, ref: string, path: string): boolean {
    return this.known.get(keyOf({ slug, ref, path })) === 'unreadable';
  }

  /** Fetches what was asked for; false when there was nothing new. */
  async fetchWanted(own: string): Promise<boolean> {
    const files = [...this.wanted.values()];
    this.wanted.clear();
    for (const file of files)
      this.known.set(keyOf(file), await this.load(file, own));
    return files.length > 0;
  }

  private async load(file: Wanted, own: string): Promise<Known> {
    try {
      const text = await this.fetch(file);
      return text === undefined ? 'none' : { text };
    } catch (error) {
      // Another repository that we may not read leaves its call opaque; our own, or a fault that may pass, is a failed look.
      const isHidden =
        error instanceof SourceError &&
        ['forbidden', 'not_found', 'unsupported'].includes(error.reason);
      if (isHidden && file.slug !== own) return 'unreadable';
      throw error;
    }
  }
}

/** Reads a repository's pipeline, following what it names through `fetch`. */
export async function readPipelineOf(
  repository: {
    readonly slug: string;
    readonly sha: string;
    readonly paths: readonly string[];
  },
  of: {
    readonly fetch: Fetch;
    readonly libraryOf: (name: string) => string | undefined;
  },
): Promise<Pipeline> {
  const files = new Files(of.fetch);
  const openRemote: OpenRemote = ({ repository: name, path, ref }) => {
    const slug = name.includes('/') ? name : of.libraryOf(name);
    if (slug === undefined || files.isUnreadable(slug, ref, path))
      return undefined;
    return files.reader(slug, ref === 'default' ? '' : ref);
  };
  const read = () =>
    readPipeline({
      paths: repository.paths,
      read: files.reader(repository.slug, repository.sha),
      openRemote,
      parseYaml,
    });
  let pipeline = read();
  for (
    let round = 0;
    round < MAX_ROUNDS && (await files.fetchWanted(repository.slug));
    round += 1
  )
    pipeline = read();
  return pipeline;
}
