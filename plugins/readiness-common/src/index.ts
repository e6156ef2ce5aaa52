export * from './age';
export * from './completions';
export * from './dominance';
export * from './assessment';
export * from './checks';
export * from './comparison';
export * from './delivery-events';
export * from './curves';
export * from './evidence';
export * from './forecast';
export * from './inventory';
export * from './numbers';
export * from './parity';
export * from './phase';
export * from './pillars';
export * from './proof';
export * from './registers';
export * from './scoring';
export * from './standard';
export * from './verdict';
export * from './waivers';
export * from './words';
export { readinessApi } from './schema/openapi.generated';
export type {
  ReadinessOperations,
  ReadinessSchemas,
} from './schema/openapi.generated';
