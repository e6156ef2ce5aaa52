import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChromium } from './chromium.mjs';

test('the one that CHROMIUM names wins', () => {
  assert.equal(
    findChromium({ CHROMIUM: '/opt/mine' }, () => true),
    '/opt/mine',
  );
});

test('without a name it is found where systems put it', () => {
  assert.equal(
    findChromium({}, path => path === '/usr/bin/chromium-browser'),
    '/usr/bin/chromium-browser',
  );
});

test('its absence says which package to install', () => {
  assert.throws(() => findChromium({}, () => false), /apt install chromium/);
  assert.throws(
    () => findChromium({ CHROMIUM: '/no' }, () => false),
    /CHROMIUM names \/no/,
  );
});
