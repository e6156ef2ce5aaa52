export * from './componentOf';
export * from './componentsOf';
export { teamOf } from './groups';
export * from './inventory';
export * from './inventoryOf';
export { ownersOf } from './ownersOf';
export type { Owners } from './ownersOf';
export { teamsOfPeople } from './teamsOfPeople';
export type { Account, TeamOfPerson } from './teamsOfPeople';
