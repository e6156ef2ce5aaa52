import { SourceError, type SourceClients } from '@groundwork/source-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isError } from '@backstage/errors';
import type { GoldenPathConfig } from '../config';
import { ServiceRepository } from '../github/ServiceRepository';
import { withinRun } from '../withinRun';
import type { Asking, Difference, Found, Sight, Wanted } from './Name';
import { seeApplications } from './seeApplications';
import { seeCatalogEntry } from './seeCatalogEntry';
import { seeRepository } from './seeRepository';

/** What there is under a name, from every system in which a new service gets it. */
export interface Situation {
  readonly found: readonly Found[];
  readonly differences: readonly Difference[];
  /** Systems that did not answer: what they have under the name nobody knows. */
  readonly unread: readonly string[];
}

/** What has to be asked. */
export interface LookOptions {
  readonly config: GoldenPathConfig;
  readonly sources: SourceClients;
  readonly catalog: Pick<CatalogService, 'getEntityByRef'>;
}

/** One system, with what to say when it does not answer. */
interface Question {
  readonly about: string;
  readonly answer: Promise<readonly Sight[]>;
}

function saysOf(about: string, reason: unknown): string {
  if (reason instanceof SourceError) {
    return reason.says;
  }
  return `${about} could not be read${
    isError(reason) ? ` (${reason.message})` : ''
  }.`;
}

/** Asks all systems at once. An answer that does not come is in `unread`, never a free name. */
export async function lookAround(
  { config, sources, catalog }: LookOptions,
  wanted: Wanted,
  { credentials, signal }: Asking,
): Promise<Situation> {
  const bounded = withinRun(sources, signal);
  const { repository: place } = config;
  const repository =
    place &&
    new ServiceRepository(bounded, {
      host: place.host,
      owner: place.owner,
      name: wanted.component,
    });
  const questions: readonly Question[] = [
    ...(repository
      ? [
          {
            about: 'The Git host',
            answer: seeRepository(repository, wanted),
          },
        ]
      : []),
    {
      about: 'The catalog',
      answer: seeCatalogEntry(catalog, {
        component: wanted.component,
        repositoryUrl: repository?.webUrl,
        credentials,
      }),
    },
    ...config.environments.flatMap(({ name }) => ({
      about: `Argo CD of ${name}`,
      answer: seeApplications(bounded, config, {
        service: wanted.component,
        environment: name,
      }),
    })),
  ];
  const answers = await Promise.allSettled(
    questions.map(({ answer }) => answer),
  );
  signal?.throwIfAborted();
  const sights = answers.flatMap(each =>
    each.status === 'fulfilled' ? each.value : [],
  );
  const unread = answers.flatMap((each, index) =>
    each.status === 'rejected'
      ? [saysOf(questions[index]?.about ?? 'A system', each.reason)]
      : [],
  );
  return {
    found: sights.flatMap(({ found }) => (found ? [found] : [])),
    differences: sights.flatMap(({ differences = [] }) => differences),
    // One Argo CD that deploys two environments says the same twice.
    unread: [...new Set(unread)],
  };
}
