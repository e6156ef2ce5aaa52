export { BoundsBar } from './BoundsBar';
export { BoundsLegend } from './BoundsLegend';
