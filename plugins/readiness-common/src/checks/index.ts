export * from './check';
export * from './defineCheck';
export * from './defineOrganisationCheck';
export * from './effort';
export * from './finding';
export * from './measurement';
export * from './reading';
