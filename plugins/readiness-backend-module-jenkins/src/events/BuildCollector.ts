import type { Source, Subject } from '@groundwork/plugin-readiness-common';
import type {
  EventCollector,
  EventContext,
  EventPage,
  EventStream,
  StreamsContext,
} from '@groundwork/plugin-readiness-node';
import { sourceError } from '@groundwork/source-client';
import {
  jenkinsOf,
  jobPath,
  type JobAddress,
} from '@groundwork/source-client/jenkins';
import type { DeployRules } from './deployRules';
import { JobReading } from './JobReading';
import { jobStreams, placeOf, repositoriesOf } from './jobs';
import { positionSchema, type Position } from './position';

/** Reads the builds that deploy, before Jenkins discards them; each job is a stream. */
export class BuildCollector implements EventCollector<Position> {
  readonly id = 'jenkins:deployments';
  readonly source: Source = { kind: 'jenkins', instance: 'all' };
  readonly positionSchema = positionSchema;
  readonly #rules: DeployRules;

  constructor(rules: DeployRules) {
    this.#rules = rules;
  }

  async streams(
    services: readonly Subject[],
    { sources }: StreamsContext,
  ): Promise<readonly EventStream[]> {
    return jobStreams(services, jenkinsOf(sources));
  }

  read(context: EventContext<Position>): AsyncIterable<EventPage<Position>> {
    const { sources, stream } = context;
    const address = jenkinsOf(sources).jobOf(stream.id);
    if (!address) {
      throw sourceError({
        reason: 'unsupported',
        source: this.source,
        what: stream.title,
        detail: 'no such controller is configured under jenkins.instances',
      });
    }
    return new JobReading(context, address, {
      place: placeOf(address),
      url: pageOf(address),
      name: address.job,
      repositories: repositoriesOf(stream.services),
      rules: this.#rules,
    }).pages();
  }
}

function pageOf({ controller, job }: JobAddress): string {
  return `${controller.baseUrl.replace(/\/$/, '')}${jobPath(job)}`;
}
