import type { Config } from '@backstage/config';

/** A file of a repository in which the organisation says something about itself. */
export interface RegisterFile {
  /** `owner/name`. */
  readonly repository: string;
  readonly path: string;
  /** Git host; the first configured one unless stated. */
  readonly host?: string;
}

/**
 * Reads `readiness.registers.<name>`; undefined where it is not configured.
 * @throws with the key's path when repository or path is missing.
 */
export function readRegisterFile(
  config: Config,
  name: 'attestations' | 'declarations',
): RegisterFile | undefined {
  const file = config.getOptionalConfig(`readiness.registers.${name}`);
  if (!file) return undefined;
  const host = file.getOptionalString('host');
  return {
    repository: file.getString('repository'),
    path: file.getString('path'),
    ...(host === undefined ? {} : { host }),
  };
}
