export * from './assessOrganisation';
export * from './assessSubject';
export * from './checkResult';
export * from './document';
export * from './evaluate';
export * from './evidence';
export type { EarlierAssessment } from './facts';
export { itemOf } from './judge';
export type { Judge } from './judge';
