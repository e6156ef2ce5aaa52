export * from './diagnose';
export * from './diagnostic';
export * from './minorityArm';
export * from './pathArm';
export * from './random';
export * from './spreadArm';
export * from './squadChanges';
export { typicalHours } from './squads';
export type { LogSquad, SquadChanges } from './squads';
