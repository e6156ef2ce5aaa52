import type { GitHostState } from '../state/git-host-state';

/** Signs what is sent to the portal; the configuration of the sandbox's portal names it too. */
export const WEBHOOK_SECRET = 'sandbox-webhook-secret';

/** What an organisation has its Git host tell a portal. */
const EVENTS = [
  'deployment',
  'deployment_status',
  'issues',
  'pull_request',
  'push',
  'workflow_run',
];

/** The organisation's hook to a portal: unlike others it is at times as unruly as the internet, late and twice. */
export function addPortalHook(state: GitHostState, portal: string): void {
  const { organisation } = state.company;
  const hooks = state.hooks.get(organisation) ?? [];
  state.hooks.set(organisation, [
    ...hooks,
    {
      id: state.newId(),
      createdAt: state.clock.now(),
      url: new URL('/api/events/http/github', portal).toString(),
      secret: WEBHOOK_SECRET,
      contentType: 'json',
      events: EVENTS,
      isUnruly: true,
      active: true,
      lastResponse: { code: undefined, status: 'unused', message: undefined },
    },
  ]);
}
