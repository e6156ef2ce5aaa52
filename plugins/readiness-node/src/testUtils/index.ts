export * from './collectFixture';
export * from './checkFixture';
export * from './fakeClock';
export * from './fakeSource';
export * from './KeptEvents';
export * from './EventReadings';
