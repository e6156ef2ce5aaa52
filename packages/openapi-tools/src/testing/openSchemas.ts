import { parseDocument, readDescription } from '../document';

/**
 * Objects of a description that say neither that they have no further fields nor what those are: in such an object a
 * field that nobody described would pass.
 */
export function openSchemas(backend: string): readonly string[] {
  const { components, paths } = parseDocument(readDescription(backend));
  return [...openIn(components, '#/components'), ...openIn(paths, '#/paths')];
}

function openIn(value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const inner = Object.entries(value).flatMap(([key, next]) =>
    openIn(next, `${at}/${key.replaceAll('/', '~1')}`),
  );
  return 'type' in value &&
    value.type === 'object' &&
    !('additionalProperties' in value)
    ? [at, ...inner]
    : inner;
}
