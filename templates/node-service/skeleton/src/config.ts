/** What the environment tells the service, read once at start. */
export interface Config {
  readonly environment: string;
  readonly port: number;
  readonly version: string;
  readonly shutdownDelayMs: number;
}

function numberOf(name: string, value: string | undefined, fallback: number): number {
  const parsed = value === undefined ? fallback : Number(value);
  if (!Number.isInteger(parsed) || parsed < 0) {
    throw new Error(`${name} must be a whole number, not "${value}"`);
  }
  return parsed;
}

/** Fails at start, with the name of the variable, rather than at the first request. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    environment: env['ENVIRONMENT'] ?? 'local',
    port: numberOf('PORT', env['PORT'], 8080),
    version: env['SERVICE_VERSION'] ?? 'development',
    shutdownDelayMs: numberOf('SHUTDOWN_DELAY_MS', env['SHUTDOWN_DELAY_MS'], 5000),
  };
}
