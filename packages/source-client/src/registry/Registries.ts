/** The registries of `groundwork.registries`, asked for what images say of themselves. */
import type { SourceClients } from '../client/SourceClients';
import { commitIn, commitOfTag, type ImageReference } from './imageReference';
import { labelsOf, REVISION_LABEL } from './readLabels';
import { readRegistries, type Registry } from './readRegistries';
import { RegistryClient, type RegistryToken } from './RegistryClient';

const LONGEST_MEMORY = 20_000;

/** A commit, or why an image has none. */
export type ImageCommit =
  | { readonly sha: string }
  | {
      readonly without:
        | 'registry-not-configured'
        | 'image-not-found'
        | 'image-without-commit';
    };

/** The registries that the configuration names; others are never asked. */
export class Registries {
  readonly #all: readonly Registry[];
  /** Images with a digest never change, and tags of versions do not either as a rule. */
  readonly #commits: Map<string, string>;
  readonly #tokens: Map<string, RegistryToken>;
  readonly #sources: SourceClients;

  constructor(
    sources: SourceClients,
    known: {
      readonly all: readonly Registry[];
      readonly commits: Map<string, string>;
      readonly tokens: Map<string, RegistryToken>;
    },
  ) {
    this.#sources = sources;
    this.#all = known.all;
    this.#commits = known.commits;
    this.#tokens = known.tokens;
  }

  /**
   * The commit that an image was built from: its tag where that is one, else what its label says; or why nobody says it.
   * @throws SourceError where the registry does not answer
   */
  async commitOf(image: ImageReference): Promise<ImageCommit> {
    const registry = this.#all.find(({ host }) => host === image.registry);
    const told = commitOfTag(image);
    if (told !== undefined) {
      return { sha: told };
    }
    if (!registry) {
      return { without: 'registry-not-configured' };
    }
    const { repository, digest, tag } = image;
    const reference = digest ?? tag;
    if (reference === undefined) {
      return { without: 'image-without-commit' };
    }
    const key = `${registry.host}/${repository}@${reference}`;
    const known = this.#commits.get(key);
    if (known !== undefined) {
      return { sha: known };
    }
    const labels = await labelsOf(
      new RegistryClient(this.#sources, registry, {
        ...{ repository, tokens: this.#tokens },
      }),
      repository,
      reference,
    );
    if (!labels) {
      return { without: 'image-not-found' };
    }
    const sha = commitIn(labels[REVISION_LABEL]);
    if (sha === undefined) {
      return { without: 'image-without-commit' };
    }
    if (this.#commits.size < LONGEST_MEMORY) {
      this.#commits.set(key, sha);
    }
    return { sha };
  }
}

function makeRegistries({ config }: SourceClients) {
  return {
    all: readRegistries(config),
    commits: new Map<string, string>(),
    tokens: new Map<string, RegistryToken>(),
  };
}

/** The registries, within the bounds of the given sources. @throws InputError with the full path of the key that is wrong */
export function registriesOf(sources: SourceClients): Registries {
  return new Registries(sources, sources.once(makeRegistries));
}
