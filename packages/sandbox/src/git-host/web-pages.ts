import { Router } from 'express';
import type { Request } from 'express';
import { onCallAt } from '../company';
import { show, type Shown } from './repository-content';
import { route } from './rest/routing';
import { fullNameOf, type GitHostState } from './state/git-host-state';
import type { RepositoryRecord } from './state/records';
import { escape, link, page } from './web-page';

const ISSUES_SHOWN = 50;

function addAvatars(router: Router): void {
  router.get(
    '/avatars/:name.svg',
    route((request, response) => {
      const initials = (request.params.name ?? '')
        .split('-')
        .map(word => word.charAt(0).toUpperCase())
        .slice(0, 2)
        .join('');
      response
        .type('image/svg+xml')
        .send(
          `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#2f5d62"/><text x="32" y="41" font-family="sans-serif" font-size="26" fill="#fff" text-anchor="middle">${escape(
            initials,
          )}</text></svg>`,
        );
    }),
  );
}

function addOwner(router: Router, state: GitHostState): void {
  router.get(
    '/:owner',
    route((request, response) => {
      const records = [...state.repositories.values()].filter(
        record => record.owner === request.params.owner,
      );
      const account = state.directory.account(request.params.owner ?? '');
      if (account === undefined) {
        response.status(404).send(page('Not found', ''));
        return;
      }
      response.send(
        page(
          account.name,
          `<ul>${records
            .map(
              record =>
                `<li>${link(
                  `/${record.owner}/${record.name}`,
                  record.name,
                )}</li>`,
            )
            .join('')}</ul>`,
        ),
      );
    }),
  );
}

/** Who is on call: what a catalog file links. */
function addRotas(router: Router, { company, clock }: GitHostState): void {
  router.get(
    `/${company.organisation}/rotas/:rota`,
    route((request, response) => {
      const { rota = '' } = request.params;
      const found = onCallAt(company, rota, clock.now());
      if (found === undefined) {
        response.status(404).send(page('Not found', 'There is no such rota.'));
        return;
      }
      const until = new Date(found.untilMs).toISOString().slice(0, 16);
      response.send(
        page(
          `On call: ${found.now.displayName}`,
          `<p>${escape(rota)}, until ${until.replace('T', ' ')} UTC. ${escape(
            found.next.displayName,
          )} is next.</p>`,
        ),
      );
    }),
  );
}

function addFiles(router: Router, state: GitHostState): void {
  router.get(
    '/raw/:owner/:repo/*',
    route(async (request, response) => {
      const shown = await shownAt(state, request, 'raw');
      if (shown === undefined) {
        response.status(404).type('text').send('404: Not Found');
        return;
      }
      response.type(shown.type).send(shown.content);
    }),
  );
  router.get(
    '/:owner/:repo/:view(blob|tree|raw|commits|commit|edit)/*',
    route(async (request, response) => {
      const shown = await shownAt(
        state,
        request,
        request.params.view ?? 'blob',
      );
      if (shown === undefined) {
        response
          .status(404)
          .send(page('Not found', 'There is no such file in this repository.'));
        return;
      }
      response.type(shown.type).send(shown.content);
    }),
  );
}

function addRepository(router: Router, state: GitHostState): void {
  router.get(
    ['/:owner/:repo/*', '/:owner/:repo'],
    route((request, response) => {
      const record = repositoryAt(state, request);
      if (record === undefined) {
        response.status(404).send(page('Not found', ''));
        return;
      }
      response.send(repositoryPage(state, record));
    }),
  );
}

/** Plain pages for people who follow a link from the portal. */
export function webPages(state: GitHostState): Router {
  const router = Router();
  addAvatars(router);
  addOwner(router, state);
  addRotas(router, state);
  addFiles(router, state);
  addRepository(router, state);
  return router;
}

function repositoryAt(
  state: GitHostState,
  request: Request,
): RepositoryRecord | undefined {
  const { owner = '', repo = '' } = request.params;
  return state.repository(owner, repo);
}

async function shownAt(
  state: GitHostState,
  request: Request,
  view: string,
): Promise<Shown | undefined> {
  const record = repositoryAt(state, request);
  return record && show(state, record, { view, rest: request.params[0] ?? '' });
}

function repositoryPage(state: GitHostState, record: RepositoryRecord): string {
  const home = `/${record.owner}/${record.name}`;
  const issues = (state.issues.get(fullNameOf(record)) ?? [])
    .slice(-ISSUES_SHOWN)
    .reverse();
  const listed = issues
    .map(
      issue =>
        `<li>#${issue.number} ${escape(issue.title)} (${issue.state})</li>`,
    )
    .join('');
  return page(
    `${record.owner}/${record.name}`,
    `<p>${escape(record.description ?? '')}</p><p>${link(
      `${home}/tree/${record.defaultBranch}/`,
      'Files',
    )}</p><ul>${listed}</ul>`,
  );
}
