/** The controllers of `jenkins.instances`, as the Jenkins plugin reads them. */
import type { Config } from '@backstage/config';
import type { SourceClient } from '../client/SourceClient';
import type { SourceClients } from '../client/SourceClients';
import type { SourceTarget } from '../client/target';
import { httpUrl, refuseTwins } from '../config/httpUrl';
import { JobReader } from './JobReader';
import { jenkinsMeaning } from './meaning';

const KEY = 'jenkins.instances';

/** One controller of the configuration. */
export interface JenkinsController {
  readonly name: string;
  readonly baseUrl: string;
  readonly target: SourceTarget;
}

/** A job on a controller. */
export interface JobAddress {
  readonly controller: JenkinsController;
  /** Full name, folders separated by slashes. */
  readonly job: string;
}

/** The controllers that the configuration names. */
export class JenkinsControllers {
  readonly all: readonly JenkinsController[];
  readonly #sources: SourceClients;

  constructor(sources: SourceClients, all: readonly JenkinsController[]) {
    this.#sources = sources;
    this.all = all;
  }

  /** `controller:folder/job`, or `folder/job` on the controller named default, else on the first. */
  jobOf(annotation: string): JobAddress | undefined {
    const [, name, job] = /^(?:([^:/]+):)?(.+)$/.exec(annotation) ?? [];
    const controller =
      name === undefined
        ? this.all.find(each => each.name === 'default') ?? this.all[0]
        : this.all.find(each => each.name === name);
    return controller && job ? { controller, job } : undefined;
  }

  /** Reads one job, with the words that fit when it is not there. */
  reader({ controller, job }: JobAddress): JobReader {
    return new JobReader(this.client(controller), job);
  }

  client({ target }: JenkinsController): SourceClient {
    return this.#sources.client(target);
  }
}

/** @throws InputError with the full path of the key that is wrong */
function readControllers({
  config,
}: SourceClients): readonly JenkinsController[] {
  const instances = config.getOptionalConfigArray(KEY) ?? [];
  const controllers = instances.map((instance, index) =>
    readController(instance, `${KEY}[${index}]`),
  );
  refuseTwins(KEY, controllers);
  return controllers;
}

function readController(config: Config, path: string): JenkinsController {
  const name = config.getString('name');
  const baseUrl = httpUrl(config, 'baseUrl', path);
  const username = config.getOptionalString('username');
  const apiKey = config.getOptionalString('apiKey')?.trim();
  return {
    name,
    baseUrl,
    target: {
      source: { kind: 'jenkins', instance: name },
      baseUrl,
      meaning: jenkinsMeaning,
      headers:
        username && apiKey
          ? {
              authorization: `Basic ${Buffer.from(
                `${username}:${apiKey}`,
              ).toString('base64')}`,
            }
          : {},
    },
  };
}

/** The controllers, within the bounds of the given sources. */
export function jenkinsOf(sources: SourceClients): JenkinsControllers {
  return new JenkinsControllers(sources, sources.once(readControllers));
}
