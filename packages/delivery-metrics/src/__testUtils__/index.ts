/** Random histories, for properties of whatever stores and derives them. */
export { arrivals } from './batches';
export { comparable } from './comparable';
export { conventions, type History } from './histories';
