export * from './BoundsBar';
