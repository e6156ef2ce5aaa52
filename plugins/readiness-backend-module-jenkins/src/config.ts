import type { Config } from '@backstage/config';

/** How to reach one Jenkins controller; the same configuration that the Jenkins plugin reads. */
export interface ControllerAccess {
  readonly name: string;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Reads `jenkins.instances`.
 * @throws with the key's path when an instance has no name or baseUrl.
 */
export function readControllers(config: Config): readonly ControllerAccess[] {
  const instances = config.getOptionalConfigArray('jenkins.instances') ?? [];
  return instances.map(instance => {
    const username = instance.getOptionalString('username');
    const apiKey = instance.getOptionalString('apiKey');
    const basic =
      username !== undefined && apiKey !== undefined
        ? Buffer.from(`${username}:${apiKey}`).toString('base64')
        : undefined;
    return {
      name: instance.getString('name'),
      baseUrl: instance.getString('baseUrl'),
      headers: basic ? { authorization: `Basic ${basic}` } : {},
    };
  });
}

/** A job on a controller. */
export interface JobAddress {
  readonly controller: ControllerAccess;
  /** Full name, folders separated by slashes. */
  readonly job: string;
}

/** `controller:folder/job`, or `folder/job` on the controller named default, else on the first. */
export function jobOf(
  annotation: string,
  controllers: readonly ControllerAccess[],
): JobAddress | undefined {
  const [, name, rest] = /^(?:([^:/]+):)?(.+)$/.exec(annotation) ?? [];
  const controller =
    name === undefined
      ? controllers.find(each => each.name === 'default') ?? controllers[0]
      : controllers.find(each => each.name === name);
  return controller && rest ? { controller, job: rest } : undefined;
}
