export * from './diagnose';
export * from './diagnostic';
export * from './minorityArm';
export * from './pathArm';
export * from './random';
export * from './spreadArm';
export type { LogSquad, SquadChanges } from './squads';
