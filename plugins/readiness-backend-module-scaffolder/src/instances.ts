import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { SourceTarget } from '@groundwork/plugin-readiness-node';

const KEY = 'readiness.scaffolder';

/** Name of the portal that this backend is. */
export const OWN = 'own';

/** Where one scaffolder is asked. */
export type ScaffolderInstance = SourceTarget;

/** The right that lets somebody list the tasks of others. */
export const READ_RIGHT = 'scaffolder.task.read';

/** True where the configuration wants this portal's own runs to be read. */
export function readsOwnRuns(config: Config): boolean {
  return config.getOptionalBoolean(`${KEY}.ownRuns`) ?? false;
}

/**
 * The other portals that the configuration names.
 * @throws InputError with the full path of the key that is wrong
 */
export function readInstances(config: Config): readonly ScaffolderInstance[] {
  const seen = new Set([OWN]);
  const instances = config.getOptionalConfigArray(`${KEY}.instances`) ?? [];
  return instances.map((instance, index) => {
    const path = `${KEY}.instances[${index}]`;
    const name = instance.getString('name');
    if (seen.has(name))
      throw new InputError(
        name === OWN
          ? `${path}.name is "${OWN}", which is this portal's own name`
          : `${KEY}.instances names ${name} twice`,
      );
    seen.add(name);
    const baseUrl = instance.getString('baseUrl');
    if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
      throw new InputError(`${path}.baseUrl is not an http(s) address`);
    const token = instance.getOptionalString('token')?.trim();
    return {
      source: { kind: 'scaffolder', instance: name },
      baseUrl: `${baseUrl.replace(/\/+$/, '')}/api/scaffolder`,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    };
  });
}
