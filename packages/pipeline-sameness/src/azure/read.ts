/**
 * Azure Pipelines: a file with its templates, as the jobs that the platform would make of it. Templates of other
 * repositories are opened where they can be; where not, they are named, and nothing is guessed of what they hold.
 */
import { z } from 'zod';
import { Budget } from '../budget';
import type { EngineReading } from '../engines';
import { nothingFound, type ReadJob } from '../jobs/job';
import { defaultBranchIn } from '../jobs/occasions';
import { readingOf, readingOfFiles } from '../jobs/reading';
import type { PipelineSource, RemoteReference } from '../types';
import { flat } from './expand';
import { jobsOf } from './jobs';
import { startsOf } from './occasions';
import { openTemplate, parseFile, type Place } from './place';
import { filled, inside, mapping } from './scope';

const ENGINE = 'azure-pipelines';
/** Templates that extend templates are followed this far. */
const MAX_EXTENDS = 10;
const repository = z.looseObject({
  repository: z.string(),
  name: z.string(),
  type: z.string().optional(),
  ref: z.coerce.string().optional(),
});

function hostOf(
  type: string | undefined,
): NonNullable<RemoteReference['host']> {
  if (type === 'github') return 'github';
  return type === 'bitbucket' ? 'bitbucket' : 'azure-repos';
}

/** The repositories that a file names, by what it calls them. */
function repositoriesIn(
  content: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, RemoteReference> {
  const { repositories } = mapping(content.resources);
  const list: readonly unknown[] = Array.isArray(repositories)
    ? repositories
    : [];
  return new Map(
    list.flatMap(each => {
      const { data } = repository.safeParse(each);
      if (!data) return [];
      const { name, ref = 'default', type } = data;
      const reference: RemoteReference = {
        repository: name.toLowerCase(),
        path: '',
        ref: ref.replace(/^refs\/(heads|tags)\//, ''),
        host: hostOf(type),
      };
      return [[data.repository, reference] as const];
    }),
  );
}

/** The jobs of a file, or of the template that it extends; undefined where nobody could open that. */
function extendedJobs(
  place: Place,
  content: Readonly<Record<string, unknown>>,
  depth = 0,
): readonly ReadJob[] | undefined {
  const { template, parameters } = mapping(content.extends);
  if (typeof template !== 'string') return jobsOf(place, content);
  if (depth > MAX_EXTENDS) return undefined;
  const opened = openTemplate(
    place,
    filled(template, place.scope),
    flat(parameters, place),
  );
  if (opened.kind === 'open')
    return extendedJobs(opened.place, opened.content, depth + 1);
  if (opened.isRemote) place.found.templates.add(opened.key);
  return undefined;
}

function readFile(source: PipelineSource, path: string): EngineReading {
  const text = source.read(path) ?? '';
  const content = parseFile({ source }, path, text);
  const branch = defaultBranchIn(text);
  const found = nothingFound();
  const files = new Set<string>();
  const place: Place = {
    source,
    budget: new Budget(),
    branch,
    read: source.read,
    path,
    depth: 0,
    repositories: repositoriesIn(content),
    scope: inside(new Map(), content.parameters, {}),
    occasions: startsOf(content, branch),
    found,
    files,
    parsed: new Map(),
  };
  const jobs = extendedJobs(place, content);
  return readingOf({
    engine: ENGINE,
    path,
    jobs: (jobs ?? []).map(job => ({
      ...job,
      files: [...job.files, ...files],
    })),
    found,
  });
}

/** Reads the pipeline of a repository that delivers with Azure Pipelines. */
export function readAzurePipeline(
  source: PipelineSource,
  paths: readonly string[],
): EngineReading {
  return readingOfFiles(ENGINE, paths, path => readFile(source, path));
}
