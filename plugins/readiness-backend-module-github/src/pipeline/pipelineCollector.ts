import {
  absent,
  observed,
  pipeline,
  pipelineReliability,
  type Observation,
  type PipelineEvidence,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import { detectEngines, type Pipeline } from '@groundwork/pipeline-sameness';
import {
  sourceError,
  type CollectContext,
  type Collector,
} from '@groundwork/plugin-readiness-node';
import {
  GithubRepository,
  type FileList,
} from '../repository/githubRepository';
import {
  isHidden,
  readPipelineOf,
  type Fetch,
  type Surroundings,
} from './readPipelineOf';
import { readProtection } from './readProtection';
import { writtenUses } from './templateUses';
import { datedUses } from './templateVersions';

interface SeenRepository extends FileList {
  readonly sha: string;
  /** Files that the pipeline names, at that commit; undefined where there is none. */
  readonly texts: Map<string, string | undefined>;
}

/** Where somebody looks who doubts the answer: what delivers, or what nobody understood. */
function fileToOpen(read: Pipeline): string | undefined {
  return read.outcome === 'known'
    ? read.slice[0]
    : read.notUnderstood?.[0]?.path;
}

/** Reads how the repository of a component is delivered: its CI files of any engine that is read, with what they call. */
export class PipelineCollector implements Collector<PipelineEvidence> {
  readonly id = 'github:pipeline';
  readonly produces = pipeline;
  readonly appliesTo = {
    kind: 'Component',
    lifecycle: ['production'],
    annotation: 'github.com/project-slug',
  } as const;
  /** What was read of each repository at its newest commit: an unchanged one costs a single request. */
  private readonly seen = new Map<string, SeenRepository>();

  constructor(
    /** Repository of a Jenkins shared library, by the library's name. */
    private readonly libraries: ReadonlyMap<string, string>,
  ) {}

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<PipelineEvidence>> {
    const repository = GithubRepository.of(subject, context);
    if (!repository)
      return absent('It names no repository.', {
        source: { kind: 'github', instance: 'unknown' },
      });
    const request = { method: 'GET', path: repository.path('/commits') };
    const head = await repository.newestCommit();
    if (!head)
      return absent('Its repository is empty.', {
        source: repository.source,
        request,
      });
    const key = `${repository.host}/${repository.slug}`;
    const before = this.seen.get(key);
    const seen =
      before?.sha === head.sha
        ? before
        : {
            sha: head.sha,
            ...(await repository.files(head.sha)),
            texts: new Map(),
          };
    const observation = await this.look(repository, seen, context);
    this.seen.set(key, seen);
    return observation;
  }

  private async look(
    repository: GithubRepository,
    seen: SeenRepository,
    context: CollectContext,
  ): Promise<Observation<PipelineEvidence>> {
    const { slug, host } = repository;
    const { sha, paths, isComplete } = seen;
    const request = {
      method: 'GET',
      path: repository.path(`/git/trees/${sha}`),
      query: { recursive: '1' },
    };
    if (detectEngines(paths).length === 0 && !isComplete)
      throw sourceError({
        reason: 'unsupported',
        source: repository.source,
        what: `the files of ${slug}`,
        detail: `${slug} has more files than it lists, and no CI file is among those that it does`,
      });
    if (detectEngines(paths).length === 0)
      return absent('No CI file was found.', {
        source: repository.source,
        request,
      });
    const { pipeline: result, followed } = await readPipelineOf(
      { slug, sha, paths, isComplete },
      {
        fetch: this.fetcher(repository, seen, context),
        libraries: this.libraries,
        listLibrary: this.lister(repository, context),
      },
    );
    const protection = await readProtection(repository, result);
    const value = pipeline.schema.parse({
      repository: slug,
      sha,
      pipeline: result,
      ...(protection ? { protection } : {}),
      ...(result.outcome === 'known'
        ? {
            templates: await datedUses(
              writtenUses(result, followed, seen.texts),
              { host, libraries: this.libraries },
              context,
            ),
          }
        : {}),
    });
    const file = fileToOpen(result);
    return observed(value, {
      source: repository.source,
      request,
      object: {
        repo: slug,
        sha,
        ...(file === undefined
          ? {}
          : {
              path: file,
              url: `https://${host}/${slug}/blob/${sha}/${file}`,
            }),
      },
      reliability: pipelineReliability(value),
    });
  }

  /** Once in a run; what a library that may not be read defines stays unknown. */
  private lister(
    { host }: GithubRepository,
    context: CollectContext,
  ): Surroundings['listLibrary'] {
    return slug =>
      context.once(`${host}/${slug} files`, async () => {
        const library = GithubRepository.named({ slug, host }, context);
        try {
          const head = await library.newestCommit();
          return head && (await library.files(head.sha));
        } catch (error) {
          if (isHidden(error)) return undefined;
          throw error;
        }
      });
  }

  private fetcher(
    own: GithubRepository,
    { texts }: SeenRepository,
    context: CollectContext,
  ): Fetch {
    return async ({ slug, ref, path }) => {
      if (slug === own.slug) {
        if (!texts.has(path)) texts.set(path, await own.text(path, ref));
        return texts.get(path);
      }
      const { host } = own;
      return context.once(`${host}/${slug}@${ref}:${path}`, async () => {
        const other = GithubRepository.named({ slug, host }, context);
        const text = await other.text(path, ref === '' ? undefined : ref);
        // A missing file and a hidden repository are both 404: the newest commit tells them apart.
        if (text === undefined) await other.newestCommit();
        return text;
      });
    };
  }
}
