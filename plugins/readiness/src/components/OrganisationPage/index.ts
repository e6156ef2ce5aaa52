export * from './OrganisationPage';
