import type { RemoteReference } from '@groundwork/pipeline-sameness';
import {
  between,
  type TemplateUse,
  type TemplateVersion,
} from '@groundwork/plugin-readiness-common';
import type { CollectContext } from '@groundwork/plugin-readiness-node';
import {
  GithubRepository,
  type NewestCommit,
} from '../repository/githubRepository';
import { isHidden } from './readPipelineOf';
import type { WrittenUse } from './templateUses';
import { releasesAfter, releasesOf, type Tag } from './versions';

/** More releases than a commit is dated against; so far behind, one more tells nothing new. */
const MOST_DATED = 10;

class TemplateTags {
  constructor(
    private readonly repository: GithubRepository,
    private readonly context: CollectContext,
  ) {}

  async versionOf(ref: string): Promise<TemplateVersion> {
    const tags = await this.once('tags', () => this.repository.tags());
    const tag =
      tags.find(({ name }) => name === ref) ??
      tags.find(({ sha }) => sha === ref.toLowerCase());
    const releases = tag && releasesAfter(sameCommit(tag, tags), tags);
    if (releases) return version(releases.behind, releases.newest);
    // A tag takes precedence over a branch of the same name, as it does where the template is run.
    if (!tag && ref === (await this.defaultBranch()))
      return { state: 'branch', branch: ref };
    return this.dated(ref, tags);
  }

  /** A commit or a name that is no version, by the day of its commit. */
  private async dated(
    ref: string,
    tags: readonly Tag[],
  ): Promise<TemplateVersion> {
    const { slug } = this.repository;
    const commit = await this.repository.commit(ref);
    if (!commit) return unknown(`${slug} has nothing that is called ${ref}`);
    const releases = releasesOf(tags);
    if (releases.length === 0) return unknown(`no tag of ${slug} is a version`);
    if (commit.at === undefined)
      return unknown(`${ref} of ${slug} is no version and has no date`);
    let newer = 0;
    for (const { sha } of releases.slice(0, MOST_DATED)) {
      const released = await this.commit(sha);
      if (released?.at === undefined)
        return unknown(`a version of ${slug} has no date`);
      if (Date.parse(released.at) <= Date.parse(commit.at))
        return version(between(newer, newer), releases[0]?.name);
      newer += 1;
    }
    return version(between(newer, releases.length), releases[0]?.name);
  }

  private defaultBranch(): Promise<string> {
    return this.once('default branch', () => this.repository.defaultBranch());
  }

  private commit(sha: string): Promise<NewestCommit | undefined> {
    return this.once(`commit ${sha}`, () => this.repository.commit(sha));
  }

  private once<T>(what: string, read: () => Promise<T>): Promise<T> {
    const { host, slug } = this.repository;
    return this.context.once(`${host}/${slug} ${what}`, read);
  }
}

/** Where the templates of a repository are found. */
interface Whereabouts {
  /** The Git host that holds them too. */
  readonly host: string;
  /** Repository of each shared library by its name. */
  readonly libraries: ReadonlyMap<string, string>;
}

/** Adds to each call how old the version is that it names. */
export function datedUses(
  uses: readonly WrittenUse[],
  where: Whereabouts,
  context: CollectContext,
): Promise<readonly TemplateUse[]> {
  return Promise.all(
    uses.map(async ({ reference, text, file, line }) => ({
      reference: text,
      file,
      ...(line === undefined ? {} : { line }),
      version: await versionOf(reference, where, context),
    })),
  );
}

/** Each version that is named is looked up once in a run. */
async function versionOf(
  { repository: name, ref }: RemoteReference,
  { host, libraries }: Whereabouts,
  context: CollectContext,
): Promise<TemplateVersion> {
  const slug = name.includes('/') ? name : libraries.get(name);
  if (slug === undefined)
    return unknown(
      `readiness.jenkins.libraries names no repository of ${name}`,
    );
  if (ref === 'default')
    return unknown(
      `the configuration of Jenkins, and no file, says which version of ${name} is taken`,
    );
  return context.once(`${host}/${slug}@${ref} version`, async () => {
    try {
      const repository = GithubRepository.named({ slug, host }, context);
      const tags = new TemplateTags(repository, context);
      return await tags.versionOf(ref.replace(/^refs\/(tags|heads)\//, ''));
    } catch (error) {
      // What passes fails the look, so that the last good one stays; what does not is said of this template alone.
      if (isHidden(error))
        return unknown(`the tags of ${slug} could not be read`);
      throw error;
    }
  });
}

/** A tag that is a version, among those at the same commit. */
function sameCommit(tag: Tag, tags: readonly Tag[]): Tag {
  return (
    [tag, ...tags].find(
      item => item.sha === tag.sha && releasesAfter(item, tags) !== undefined,
    ) ?? tag
  );
}

function version(
  behind: { readonly lo: number; readonly hi: number },
  newest: string | undefined,
): TemplateVersion {
  return {
    state: 'version',
    behind,
    ...(newest === undefined ? {} : { newest }),
  };
}

function unknown(reason: string): TemplateVersion {
  return { state: 'unknown', reason };
}
