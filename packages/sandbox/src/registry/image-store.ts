import type { BuiltImage, ImageStore } from '../company/ports';

/** Images that workflows built since the sandbox started. `reference` is a tag; the newest of a name and tag wins. */
export function createImageStore(): ImageStore {
  const images = new Map<string, BuiltImage>();
  return {
    add: image => {
      images.set(`${image.name}:${image.tag}`, image);
    },
    find: (name, reference) => images.get(`${name}:${reference}`),
  };
}
