import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

test('has defaults for a laptop', () => {
  assert.deepEqual(readConfig({}), {
    environment: 'local',
    port: 8080,
    version: 'development',
    shutdownDelayMs: 5000,
  });
});

test('refuses a port that is not a number, by its name', () => {
  assert.throws(() => readConfig({ PORT: 'http' }), /PORT/);
});
