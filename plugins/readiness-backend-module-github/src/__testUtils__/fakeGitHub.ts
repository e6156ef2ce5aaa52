import type {
  EvidenceRecord,
  Subject,
} from '@groundwork/plugin-readiness-common';
import type { Collector } from '@groundwork/plugin-readiness-node';
import {
  collectFixture,
  fakeSource,
  type FakeSource,
  type RecordedAnswer,
  type Routes,
} from '@groundwork/plugin-readiness-node/testUtils';

/** A repository of the pretend host: files by path at one commit. */
export interface FakeRepository {
  readonly slug: string;
  readonly files: Readonly<Record<string, string>>;
}

const SHA = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

function commits(): RecordedAnswer {
  const date = '2026-10-01T08:00:00Z';
  return { body: [{ sha: SHA, commit: { author: { date } } }] };
}

/** Routes that answer as GitHub does for these repositories; what is not listed is 404. */
export function repositories(...all: readonly FakeRepository[]): Routes {
  return Object.fromEntries(
    all.flatMap(({ slug, files }) => [
      [`/repos/${slug}/commits`, commits()] as const,
      [
        `/repos/${slug}/git/trees/${SHA}`,
        {
          body: {
            sha: SHA,
            tree: Object.keys(files).map(path => ({ path, type: 'blob' })),
          },
        },
      ] as const,
      ...Object.entries(files).map(
        ([path, body]) =>
          [`/repos/${slug}/contents/${path}`, { body }] as const,
      ),
    ]),
  );
}

/** A component whose repository is on the pretend host. */
export function componentOf(slug: string): Subject {
  const name = slug.split('/')[1] ?? slug;
  return {
    kind: 'Component',
    ref: `component:default/${name}`,
    name,
    type: 'service',
    lifecycle: 'production',
    annotations: { 'github.com/project-slug': slug },
  };
}

/** A look through a collector at a pretend GitHub. */
export interface FakeHost extends FakeSource {
  look<T>(collector: Collector<T>, subject: Subject): Promise<EvidenceRecord>;
}

/** Starts the host; looks at it find it in their configuration. */
export async function fakeGitHub(routes: Routes): Promise<FakeHost> {
  const source = await fakeSource(routes);
  const host = {
    host: 'git.example',
    apiBaseUrl: source.url,
    token: 'reader',
  };
  return {
    ...source,
    look: async (collector, subject) => {
      const [record] = await collectFixture(collector, subject, {
        config: { integrations: { github: [host] } },
      });
      if (!record) throw new Error('The runner gave no record');
      return record;
    },
  };
}
