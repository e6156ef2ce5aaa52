import type { Subject } from '@groundwork/plugin-readiness-common';
import type { EventStream } from '@groundwork/plugin-readiness-node';
import type {
  JenkinsControllers,
  JobAddress,
} from '@groundwork/source-client/jenkins';

const JOB = 'jenkins.io/job-full-name';
const REPOSITORY = 'github.com/project-slug';

/** Jenkins knows a job by its name and nothing else: one that is renamed is another job. */
export function placeOf({ controller, job }: JobAddress): string {
  return `job:${controller.name}/${job}`;
}

/** A stream for each job that services name, with all services that name it. */
export function jobStreams(
  services: readonly Subject[],
  jenkins: JenkinsControllers,
): readonly EventStream[] {
  const streams = new Map<string, EventStream>();
  for (const service of services) {
    const address = jenkins.jobOf(service.annotations?.[JOB]?.trim() ?? '');
    if (address) {
      const id = `${address.controller.name}:${address.job}`;
      const others = streams.get(id)?.services ?? [];
      streams.set(id, {
        ...{ id, title: `Jenkins ${address.job}` },
        services: [...others, service],
      });
    }
  }
  return [...streams.values()];
}

/** Names of the services' repositories, which tell their commit from that of a shared library. */
export function repositoriesOf(
  services: readonly Subject[],
): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ annotations }) => {
      const name = annotations?.[REPOSITORY]?.split('/').at(-1);
      return name ? [name.toLocaleLowerCase('en-US')] : [];
    }),
  );
}
