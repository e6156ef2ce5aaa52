import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likeNpm } from './network.mjs';

test('what npm trusts and asks, Yarn and pip do too', () => {
  const env = likeNpm({
    npm_config_cafile: '/etc/ca.pem',
    npm_config_registry: 'https://mirror.example.org/npm/',
    npm_config_https_proxy: 'http://proxy.example.org:3128',
  });
  assert.equal(env.NODE_EXTRA_CA_CERTS, '/etc/ca.pem');
  assert.equal(env.PIP_CERT, '/etc/ca.pem');
  assert.equal(env.YARN_NPM_REGISTRY_SERVER, 'https://mirror.example.org/npm');
  assert.equal(env.YARN_HTTPS_PROXY, 'http://proxy.example.org:3128');
});

test('what somebody has set for a tool is left alone', () => {
  const env = likeNpm({
    npm_config_cafile: '/npm.pem',
    NODE_EXTRA_CA_CERTS: '/own.pem',
  });
  assert.equal(env.NODE_EXTRA_CA_CERTS, '/own.pem');
});

test('a machine without such settings gets none', () => {
  assert.deepEqual(likeNpm({ PATH: '/bin' }), { PATH: '/bin' });
});
