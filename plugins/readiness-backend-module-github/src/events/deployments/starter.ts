import type { DeploymentStarter } from '@groundwork/plugin-readiness-common';

/** Behind the name of an app in REST and webhooks, and not in GraphQL. */
const BOT = /\[bot\]$/;

/** Whoever an account is: apps act under one of their own. */
export function starterOf({
  login,
  type,
}: {
  readonly login: string;
  /** `type` of REST, `__typename` of GraphQL. */
  readonly type: string;
}): DeploymentStarter {
  const isApp = type === 'Bot' || BOT.test(login);
  return {
    kind: isApp ? 'automation' : 'person',
    name: login.replace(BOT, ''),
  };
}
