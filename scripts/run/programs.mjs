import { inRoot } from '../paths.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { answersOk } from './ready.mjs';

/**
 * @param {import('../setup/prepare.mjs').Toolchain} toolchain
 * @param {'app' | 'backend'} workspace
 * @param {readonly string[]} configs
 */
export function backstage(toolchain, workspace, configs) {
  return {
    command: toolchain.node,
    args: [
      inRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      ...['package', 'start'],
      ...configs.flatMap(file => ['--config', file]),
    ],
    cwd: inRoot('packages', workspace),
  };
}

/**
 * @param {import('./processes.mjs').RunningService} service
 * @param {string} url
 * @param {'GET' | 'POST'} [method]
 */
export async function untilOk(service, url, method = 'GET') {
  const timeoutMs = 180_000;
  const ok = await Promise.race([
    answersOk(url, { timeoutMs, method }),
    service.died,
  ]);
  if (!ok)
    throw new SentenceError(
      `The ${service.name} was not ready after ${timeoutMs / 1000} s (${url}).`,
      {
        log: service.log,
      },
    );
}
