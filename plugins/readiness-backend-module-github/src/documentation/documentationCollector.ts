import {
  absent,
  documentation,
  observed,
  type Documentation,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { GithubRepository } from '../repository/githubRepository';

const TECHDOCS = 'backstage.io/techdocs-ref';

/** The documentation's folder below the repository: `dir:.` keeps its pages in `docs`. */
function folderOf(reference: string): string {
  const below = reference
    .replace(/^dir:/, '')
    .replace(/^\.?\/?/, '')
    .replace(/\/$/, '');
  return below === '' ? 'docs' : `${below}/docs`;
}

/** Reads when a component's documentation and its code were last changed, in two requests. */
export class DocumentationCollector implements Collector<Documentation> {
  readonly id = 'github:documentation';
  readonly produces = documentation;
  readonly appliesTo = { kind: 'Component' } as const;

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<Documentation>> {
    const reference = subject.annotations?.[TECHDOCS];
    const catalog = {
      source: { kind: 'catalog', instance: 'default' },
      object: { name: subject.ref },
    };
    if (reference === undefined)
      return absent('Its catalog file names no documentation.', catalog);
    const repository = GithubRepository.of(subject, context);
    if (!repository)
      return observed({ repository: reference, path: '' }, catalog);
    const path = folderOf(reference);
    const written = await repository.newestCommit(path);
    const request = {
      method: 'GET',
      path: repository.path('/commits'),
      query: { path },
    };
    const look = {
      source: repository.source,
      request,
      object: { repo: repository.slug, path },
    };
    if (!written)
      return absent(
        'The folder that its catalog file names holds no documentation.',
        look,
      );
    const newest = await repository.newestCommit();
    // The newest commit of all either is the newest of the documentation, or touches only code: then the code is newer.
    return observed(
      {
        repository: repository.slug,
        path,
        ...(written.at === undefined
          ? {}
          : { lastDocumentationCommitAt: written.at }),
        ...(newest?.at === undefined ? {} : { lastCodeCommitAt: newest.at }),
      },
      {
        ...look,
        object: {
          ...look.object,
          sha: written.sha,
          url: `https://${repository.host}/${repository.slug}/tree/${written.sha}/${path}`,
        },
      },
    );
  }
}
