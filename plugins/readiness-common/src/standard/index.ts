export * from './defaults';
export * from './defineStandard';
export * from './standard';
