import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** How long the backend waits for others. */
export interface OutgoingLimits {
  readonly firstByteMs: number;
  readonly betweenBytesMs: number;
  /** Beginnings of addresses that may be silent for as long as they like. */
  readonly exempt: readonly string[];
}

const DEFAULT_MS = 30_000;

/** Reads `groundwork.outgoing`. @throws InputError with the key that cannot be meant. */
export function readOutgoingLimits(config: RootConfigService): OutgoingLimits {
  return {
    firstByteMs: readMilliseconds(config, 'groundwork.outgoing.firstByte'),
    betweenBytesMs: readMilliseconds(
      config,
      'groundwork.outgoing.betweenBytes',
    ),
    exempt: config.getOptionalStringArray('groundwork.outgoing.exempt') ?? [],
  };
}

function readMilliseconds(config: RootConfigService, key: string): number {
  if (!config.has(key)) {
    return DEFAULT_MS;
  }
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(config, { key }),
  );
  if (!(milliseconds > 0)) {
    throw new InputError(
      `${key} must be longer than nothing; an address that may take as long as it likes belongs into groundwork.outgoing.exempt`,
    );
  }
  return milliseconds;
}
