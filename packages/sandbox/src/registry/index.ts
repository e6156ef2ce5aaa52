export { createImageStore } from './image-store';
export { startRegistry, type RegistryOptions } from './start';
