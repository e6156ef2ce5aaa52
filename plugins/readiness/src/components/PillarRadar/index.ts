export * from './PillarRadar';
