import type { BuiltImage, ImageStore } from '../company/ports';

/** Images that workflows built since the sandbox started. */
export interface BrowsableImageStore extends ImageStore {
  names(): readonly string[];
  tags(name: string): readonly string[];
}

/** `reference` is a tag; the newest image of a name and tag wins. */
export function createImageStore(): BrowsableImageStore {
  const images = new Map<string, Map<string, BuiltImage>>();
  return {
    add: image => {
      const tags = images.get(image.name) ?? new Map<string, BuiltImage>();
      images.set(image.name, tags.set(image.tag, image));
    },
    find: (name, reference) => images.get(name)?.get(reference),
    names: () => [...images.keys()],
    tags: name => [...(images.get(name)?.keys() ?? [])],
  };
}
