export * from './collectFixture';
export * from './checkFixture';
export * from './fakeClock';
export * from './fakeSource';
