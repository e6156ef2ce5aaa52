export * from './confidence';
export * from './gate';
export * from './level';
export * from './overall';
export * from './score';
export * from './veto';
