export * from './facts';
export * from './latch';
export * from './steps';
export * from './verdict';
