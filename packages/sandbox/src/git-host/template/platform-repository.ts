import type { PlatformRepository } from '../content/platform-files';
import type { TemplateRelease } from '../content/template-releases';
import type { Signature } from '../store/parse-objects';
import type { Importer } from './importer';

const BEGINNING: TemplateRelease = { at: 0, says: 'Begin', refs: [] };

/** Writes a repository of the platform team: all at once, or release by release. */
export async function importPlatformRepository(
  importer: Importer,
  { name, files, releases = [BEGINNING] }: PlatformRepository,
  by: { readonly author: Signature; readonly workBegan: number },
): Promise<void> {
  let parent: number | undefined;
  const notes: string[] = [];
  const isVersioned = releases.some(({ refs }) => refs.length > 0);
  for (const { at, says, refs, files: later = [] } of releases) {
    notes.push(`- ${says}\n`);
    const begun = by.author.at;
    const author = {
      ...by.author,
      at: begun + Math.round((by.workBegan - begun) * at),
    };
    const isFirst = parent === undefined;
    const changed = [
      ...(isFirst ? files : []),
      ...later,
      ...(isVersioned
        ? [{ path: 'CHANGELOG.md', content: notes.join('') }]
        : []),
    ];
    const from = isFirst ? {} : { from: `:${parent}` };
    const written: number[] = [];
    // The same commit each time, so every ref names the same object.
    for (const ref of ['refs/heads/main', ...refs])
      written.push(
        await importer.commit({
          ref: ref.replace(/^refs/, `refs/template/${name}`),
          author,
          message: says,
          files: changed,
          ...from,
        }),
      );
    [parent] = written;
  }
}
