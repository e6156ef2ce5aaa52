export { createImageStore, type BrowsableImageStore } from './image-store';
export { startRegistry, type RegistryOptions } from './start';
