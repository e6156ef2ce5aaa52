import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** An http(s) address without slashes at its end. @throws InputError with the full path of the key */
export function httpUrl(config: Config, key: string, path: string): string {
  const value = config.getString(key);
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new InputError(`${path}.${key} is not an http(s) address`);
  }
  return value.replace(/\/+$/, '');
}

/** @throws InputError where two have the same name */
export function refuseTwins(
  path: string,
  items: readonly { readonly name: string }[],
): void {
  const seen = new Set<string>();
  for (const { name } of items) {
    if (seen.has(name)) {
      throw new InputError(`${path} names ${name} twice`);
    }
    seen.add(name);
  }
}
