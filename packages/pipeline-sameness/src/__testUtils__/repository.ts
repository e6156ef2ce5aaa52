import { parse } from 'yaml';
import { readPipeline } from '../read';
import type { KnownPipeline, Pipeline, RemoteReference } from '../types';

/** Files by path; a path of another repository begins with `owner/name:`. */
export type Files = Readonly<Record<string, string>>;

/** A workflow that a push to main starts, with the given jobs. */
export function workflow(
  jobs: string,
  on = 'push: { branches: [main] }',
): string {
  return `on: { ${on} }\njobs:\n${jobs.replace(/^/gm, '  ')}\n`;
}

/** Reads the pipeline of a repository that consists of the given files. */
export function pipelineOf(files: Files): Pipeline {
  const variable = (name: string): RemoteReference | undefined => {
    const path = Object.keys(files).find(each =>
      each.endsWith(`:vars/${name}.groovy`),
    );
    return path === undefined
      ? undefined
      : { repository: path.split(':')[0] ?? '', path: '', ref: 'default' };
  };
  return readPipeline({
    paths: Object.keys(files).filter(path => !path.includes(':')),
    read: path => files[path],
    openRemote: ({ repository }) =>
      Object.keys(files).some(path => path.startsWith(`${repository}:`))
        ? path => files[`${repository}:${path}`]
        : undefined,
    findLibrary: variable,
    parseYaml: text => parse(text, { merge: true, uniqueKeys: false }),
  });
}

/** The same, where it must be known. */
export function knownPipelineOf(files: Files): KnownPipeline {
  const pipeline = pipelineOf(files);
  if (pipeline.outcome !== 'known')
    throw new Error(`the pipeline is unknown: ${pipeline.reason}`);
  return pipeline;
}
