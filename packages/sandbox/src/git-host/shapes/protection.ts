import { z } from 'zod';
import type { GitHostState } from '../state/git-host-state';
import { accountShape, teamShape, urlsOf } from './accounts';
import type { Json } from './json';

const actors = z.object({
  users: z.array(z.string()).optional(),
  teams: z.array(z.string()).optional(),
});

/** What a client may ask to protect; it is loose because GitHub takes far more than is told again here. */
export const protectionRequest = z.looseObject({
  enforce_admins: z.boolean().nullish(),
  required_status_checks: z
    .looseObject({
      strict: z.boolean().optional(),
      contexts: z.array(z.string()).optional(),
      checks: z.array(z.looseObject({ context: z.string() })).optional(),
    })
    .nullish(),
  required_pull_request_reviews: z
    .looseObject({
      dismissal_restrictions: actors.optional(),
      dismiss_stale_reviews: z.boolean().optional(),
      require_code_owner_reviews: z.boolean().optional(),
      required_approving_review_count: z.number().optional(),
    })
    .nullish(),
  restrictions: actors.nullish(),
  required_linear_history: z.boolean().nullish(),
  required_conversation_resolution: z.boolean().nullish(),
  allow_force_pushes: z.boolean().nullish(),
  allow_deletions: z.boolean().nullish(),
  block_creations: z.boolean().nullish(),
});

export type ProtectionRequest = z.infer<typeof protectionRequest>;

const switched = (value: boolean | null | undefined) => ({
  enabled: value === true,
});

/** A branch's protection as GitHub tells it: a part that was not asked for is left out. */
export function protectionShape(
  state: GitHostState,
  url: string,
  given: ProtectionRequest,
): Json {
  const { restrictions } = given;
  return {
    url,
    ...statusChecksShape(url, given),
    ...(restrictions
      ? {
          restrictions: {
            url: `${url}/restrictions`,
            users_url: `${url}/restrictions/users`,
            teams_url: `${url}/restrictions/teams`,
            apps_url: `${url}/restrictions/apps`,
            ...actorsShape(state, restrictions),
          },
        }
      : {}),
    ...reviewsShape(state, url, given),
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    enforce_admins: {
      url: `${url}/enforce_admins`,
      enabled: given.enforce_admins === true,
    },
    required_linear_history: switched(given.required_linear_history),
    allow_force_pushes: switched(given.allow_force_pushes),
    allow_deletions: switched(given.allow_deletions),
    block_creations: switched(given.block_creations),
    required_conversation_resolution: switched(
      given.required_conversation_resolution,
    ),
  };
}

function statusChecksShape(
  url: string,
  { required_status_checks: checks }: ProtectionRequest,
): Json {
  if (!checks) {
    return {};
  }
  const contexts =
    checks.contexts ?? (checks.checks ?? []).map(check => check.context);
  return {
    required_status_checks: {
      url: `${url}/required_status_checks`,
      strict: checks.strict === true,
      contexts,
      contexts_url: `${url}/required_status_checks/contexts`,
      checks: contexts.map(context => ({ context, app_id: null })),
    },
  };
}

function reviewsShape(
  state: GitHostState,
  url: string,
  { required_pull_request_reviews: reviews }: ProtectionRequest,
): Json {
  if (!reviews) {
    return {};
  }
  const dismissal = reviews.dismissal_restrictions;
  return {
    required_pull_request_reviews: {
      url: `${url}/required_pull_request_reviews`,
      dismiss_stale_reviews: reviews.dismiss_stale_reviews === true,
      require_code_owner_reviews: reviews.require_code_owner_reviews === true,
      required_approving_review_count:
        reviews.required_approving_review_count ?? 1,
      ...(dismissal === undefined
        ? {}
        : {
            dismissal_restrictions: {
              url: `${url}/dismissal_restrictions`,
              users_url: `${url}/dismissal_restrictions/users`,
              teams_url: `${url}/dismissal_restrictions/teams`,
              ...actorsShape(state, dismissal),
            },
          }),
    },
  };
}

/** Those of the named who exist; GitHub leaves out the others too. */
function actorsShape(
  state: GitHostState,
  { users = [], teams = [] }: z.infer<typeof actors>,
): Json {
  const urls = urlsOf(state.webUrl);
  return {
    users: users
      .flatMap(login => state.directory.account(login) ?? [])
      .map(account => accountShape(urls, account)),
    teams: teams
      .flatMap(slug => state.directory.team(slug) ?? [])
      .map(team => teamShape(urls, state.directory, team)),
    apps: [],
  };
}
