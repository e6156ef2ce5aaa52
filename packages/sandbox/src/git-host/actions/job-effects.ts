import { interpolate } from './expressions';
import type { PlannedJob } from './plan-run';

export interface ImageEffect {
  readonly name: string;
  readonly tag: string;
}

const PUSHING_ACTIONS =
  /^(docker\/build-push-action|redhat-actions\/push-to-registry|mr-smithers-excellent\/docker-build-push)@/;
const PUSHING_COMMANDS =
  /\b(docker\s+(?:image\s+)?push|docker\s+buildx\s+build\b.*--push|buildah\s+push|podman\s+push|crane\s+push|ko\s+build)\s+(?:--?\S+\s+)*(\S+)/;

/** The image that a job pushes, read from its steps: a known action's tags, or a push command's reference. */
export function imageOfJob(
  job: PlannedJob,
  fallback: ImageEffect,
): ImageEffect | undefined {
  for (const step of job.steps) {
    if (
      step.uses !== undefined &&
      PUSHING_ACTIONS.test(step.uses) &&
      step.with?.push !== 'false'
    ) {
      return parseReference(
        interpolate(step.with?.tags ?? '', job.context).split(/[\n,]/)[0] ?? '',
        fallback,
      );
    }
    const [, , reference] = PUSHING_COMMANDS.exec(step.run ?? '') ?? [];
    if (reference !== undefined) {
      return parseReference(
        interpolate(step.run ?? '', job.context).match(PUSHING_COMMANDS)?.[2] ??
          '',
        fallback,
      );
    }
  }
  return undefined;
}

/** `host:port/path/name:tag` without the host; what a shell variable hides is taken from the repository. */
function parseReference(reference: string, fallback: ImageEffect): ImageEffect {
  const text = reference.trim().replace(/^["']|["']$/g, '');
  const path = text.split('/').at(-1) ?? '';
  const [name = '', tag = ''] = path.split(':');
  const known = (value: string) => /^[A-Za-z0-9][\w.-]*$/.test(value);
  return {
    name: known(name) ? name : fallback.name,
    tag: known(tag) ? tag : fallback.tag,
  };
}

/** The service that a job deploys, when one of its steps names it; else the one whose image was built. */
export function serviceOfJob(job: PlannedJob): string | undefined {
  for (const step of job.steps) {
    const service = interpolate(step.with?.service ?? '', job.context);
    if (service !== '') {
      return service;
    }
  }
  return job.context['inputs.service'];
}
