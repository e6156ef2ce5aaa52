import { Router } from 'express';
import {
  accountShape,
  organisationShape,
  organisationSimpleShape,
  ownedOrganisationShape,
  ownProfileShape,
  profileShape,
  teamFullShape,
  teamShape,
  urlsOf,
} from '../shapes/accounts';
import { repositoryShape } from '../shapes/repository';
import type { Account, TeamRecord } from '../state/directory';
import { BOT_LOGIN } from '../state/directory';
import type { GitHostState } from '../state/git-host-state';
import { rightOf } from './access';
import { notFound } from './github-error';
import { pageOfList } from './paging';
import { parameter, queryText, route } from './routing';
import type { Request } from 'express';

const DAY = 86_400_000;

function lookups(state: GitHostState) {
  const urls = urlsOf(state.webUrl);
  const since = state.company.now - state.company.days * DAY;
  const { directory } = state;

  const accountOf = (request: Request, name: string): Account => {
    const account = directory.account(parameter(request, name));
    if (account === undefined) {
      throw notFound();
    }
    return account;
  };
  const organisationOf = (request: Request): Account => {
    const account = accountOf(request, 'org');
    if (account.type !== 'Organization') {
      throw notFound();
    }
    return account;
  };
  const teamOf = (request: Request): TeamRecord => {
    organisationOf(request);
    const team = directory.team(parameter(request, 'team'));
    if (team === undefined) {
      throw notFound();
    }
    return team;
  };
  return { urls, since, directory, accountOf, organisationOf, teamOf };
}

type Lookups = ReturnType<typeof lookups>;

function addAccounts(
  router: Router,
  { urls, since, directory, accountOf }: Lookups,
): void {
  router.get(
    '/user',
    route((_request, response) => {
      const bot = directory.account(BOT_LOGIN);
      if (bot === undefined) {
        throw notFound();
      }
      response
        .set('X-OAuth-Scopes', 'repo, read:org, workflow')
        .json(ownProfileShape(urls, bot, since));
    }),
  );
  router.get(
    '/user/orgs',
    route((request, response) =>
      response.json(
        pageOfList(request, response, [
          organisationSimpleShape(urls, directory.organisation),
        ]),
      ),
    ),
  );
  router.get(
    '/users/:user',
    route((request, response) =>
      response.json(profileShape(urls, accountOf(request, 'user'), since)),
    ),
  );
}

function addOrganisation(
  router: Router,
  state: GitHostState,
  { urls, since, directory, accountOf, organisationOf }: Lookups,
): void {
  router.get(
    '/orgs/:org',
    route((request, response) => {
      const organisation = organisationOf(request);
      const owned = [...state.repositories.values()].filter(
        record => record.owner === organisation.login && record.isPrivate,
      );
      response.json(
        rightOf(request) === 'write'
          ? ownedOrganisationShape(urls, state.directory, {
              since,
              privateRepositories: owned.length,
            })
          : organisationShape(urls, organisation, since),
      );
    }),
  );
  router.get(
    '/orgs/:org/members',
    route((request, response) => {
      organisationOf(request);
      response.json(
        pageOfList(request, response, directory.people).map(person =>
          accountShape(urls, person),
        ),
      );
    }),
  );
  router.get(
    '/orgs/:org/memberships/:user',
    route((request, response) => {
      const [organisation, user] = [
        organisationOf(request),
        accountOf(request, 'user'),
      ];
      const url = `${urls.api}/orgs/${organisation.login}/memberships/${user.login}`;
      response.json({
        url,
        state: 'active',
        role: 'member',
        organization_url: `${urls.api}/orgs/${organisation.login}`,
        organization: organisationSimpleShape(urls, organisation),
        user: accountShape(urls, user),
      });
    }),
  );
  router.get(
    '/orgs/:org/repos',
    route((request, response) => {
      const organisation = organisationOf(request);
      const records = [...state.repositories.values()].filter(
        record => record.owner === organisation.login,
      );
      if (queryText(request, 'sort') === 'pushed') {
        records.sort((a, b) => b.pushedAt - a.pushedAt);
      }
      response.json(
        pageOfList(request, response, records).map(record =>
          repositoryShape(state, record),
        ),
      );
    }),
  );
}

function addTeams(
  router: Router,
  state: GitHostState,
  { urls, since, directory, organisationOf, teamOf }: Lookups,
): void {
  router.get(
    '/orgs/:org/teams',
    route((request, response) => {
      organisationOf(request);
      response.json(
        pageOfList(request, response, directory.teams).map(team =>
          teamShape(urls, directory, team),
        ),
      );
    }),
  );
  router.get(
    '/orgs/:org/teams/:team',
    route((request, response) =>
      response.json(
        teamFullShape(urls, directory, { team: teamOf(request), since }),
      ),
    ),
  );
  router.get(
    '/orgs/:org/teams/:team/members',
    route((request, response) => {
      response.json(
        pageOfList(request, response, directory.members(teamOf(request))).map(
          person => accountShape(urls, person),
        ),
      );
    }),
  );
  router.get(
    '/orgs/:org/teams/:team/teams',
    route((request, response) => {
      response.json(
        pageOfList(
          request,
          response,
          directory.children(teamOf(request).slug),
        ).map(team => teamShape(urls, directory, team)),
      );
    }),
  );
  router.put(
    '/orgs/:org/teams/:team/repos/:owner/:repo',
    route((request, response) => {
      teamOf(request);
      if (
        state.repository(
          parameter(request, 'owner'),
          parameter(request, 'repo'),
        ) === undefined
      ) {
        throw notFound();
      }
      response.status(204).end();
    }),
  );
}

/** `/user`, `/users`, `/orgs` and the teams in them. */
export function organisationRoutes(state: GitHostState): Router {
  const router = Router();
  const found = lookups(state);
  addAccounts(router, found);
  addOrganisation(router, state, found);
  addTeams(router, state, found);
  return router;
}
