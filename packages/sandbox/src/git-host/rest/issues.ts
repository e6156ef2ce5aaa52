import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import {
  commentShape,
  fullIssueShape,
  issueShape,
  labelShape,
} from '../shapes/issues';
import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { IssueRecord, RepositoryRecord } from '../state/records';
import { remarksOn } from '../state/reviews';
import { GitHubError, notFound } from './github-error';
import { filterIssues } from './issue-filters';
import { pageOfList } from './paging';
import { relabel } from './relabel';
import { body, repositoryOf, route } from './routing';

const label = z.union([
  z.string(),
  z.object({ name: z.string() }).transform(given => given.name),
]);
const creation = z.object({
  title: z.union([z.string(), z.number()]).transform(String),
  body: z.string().nullish(),
  labels: z.array(label).optional(),
  assignees: z.array(z.string()).optional(),
});
const change = z.object({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  labels: z.array(label).optional(),
});

function lookups(state: GitHostState) {
  const issuesOf = (record: RepositoryRecord): IssueRecord[] => {
    const issues = state.issues.get(fullNameOf(record)) ?? [];
    state.issues.set(fullNameOf(record), issues);
    return issues;
  };
  const issueOf = (request: Request, record: RepositoryRecord): IssueRecord => {
    const issue = issuesOf(record).find(
      each => String(each.number) === request.params.number,
    );
    if (issue === undefined) {
      throw notFound();
    }
    return issue;
  };
  return { issuesOf, issueOf };
}

type Lookups = ReturnType<typeof lookups>;

function addIssueList(
  router: Router,
  state: GitHostState,
  { issuesOf }: Lookups,
): void {
  router.get(
    '/repos/:owner/:repo/issues',
    route((request, response) => {
      const record = repositoryOf(state, request);
      const found = filterIssues(request, issuesOf(record));
      response.json(
        pageOfList(request, response, found).map(issue =>
          issueShape(state, record, issue),
        ),
      );
    }),
  );
  router.post(
    '/repos/:owner/:repo/issues',
    route((request, response) => {
      const record = repositoryOf(state, request);
      if (!record.hasIssues) {
        throw new GitHubError(410, 'Issues are disabled for this repo');
      }
      const given = body(request, creation);
      const now = state.clock.now();
      const issue: IssueRecord = {
        id: state.newId(),
        number: state.nextNumber(fullNameOf(record)),
        author: BOT_LOGIN,
        createdAt: now,
        title: given.title,
        body: given.body ?? undefined,
        labels: given.labels ?? [],
        assignee: given.assignees?.[0],
        state: 'open',
        updatedAt: now,
        closedAt: undefined,
        comments: [],
      };
      issuesOf(record).push(issue);
      state.events.emit({
        kind: 'issues',
        repository: fullNameOf(record),
        action: 'opened',
        issue,
      });
      response.status(201).json(fullIssueShape(state, record, issue));
    }),
  );
}

function addIssue(
  router: Router,
  state: GitHostState,
  { issueOf }: Lookups,
): void {
  router.get(
    '/repos/:owner/:repo/issues/:number(\\d+)',
    route((request, response) => {
      const record = repositoryOf(state, request);
      response.json(fullIssueShape(state, record, issueOf(request, record)));
    }),
  );
  router.patch(
    '/repos/:owner/:repo/issues/:number(\\d+)',
    route((request, response) => {
      const record = repositoryOf(state, request);
      const issue = issueOf(request, record);
      const given = body(request, change);
      const was = issue.state;
      issue.title = given.title ?? issue.title;
      issue.body =
        given.body === undefined ? issue.body : given.body ?? undefined;
      relabel(state, record, issue, given.labels ?? issue.labels);
      issue.state = given.state ?? issue.state;
      issue.updatedAt = state.clock.now();
      issue.closedAt =
        issue.state === 'closed'
          ? issue.closedAt ?? issue.updatedAt
          : undefined;
      state.events.emit({
        kind: 'issues',
        repository: fullNameOf(record),
        action: actionOf(was, issue.state),
        issue,
      });
      response.json(fullIssueShape(state, record, issue));
    }),
  );
}

function addComments(
  router: Router,
  state: GitHostState,
  { issueOf }: Lookups,
): void {
  router.get(
    '/repos/:owner/:repo/issues/:number(\\d+)/comments',
    route((request, response) => {
      const record = repositoryOf(state, request);
      const pull = state.pulls
        .get(fullNameOf(record))
        ?.find(({ number }) => String(number) === request.params.number);
      const issue = pull ?? issueOf(request, record);
      const comments =
        pull === undefined
          ? issueOf(request, record).comments
          : remarksOn(state, pull);
      response.json(
        pageOfList(request, response, comments).map(comment =>
          commentShape(state, record, { issue, comment }),
        ),
      );
    }),
  );
  router.post(
    '/repos/:owner/:repo/issues/:number(\\d+)/comments',
    route((request, response) => {
      const record = repositoryOf(state, request);
      const issue = issueOf(request, record);
      const comment = {
        id: state.newId(),
        author: BOT_LOGIN,
        body: body(request, z.object({ body: z.string() })).body,
        at: state.clock.now(),
      };
      issue.comments.push(comment);
      issue.updatedAt = comment.at;
      response
        .status(201)
        .json(commentShape(state, record, { issue, comment }));
    }),
  );
}

function addLabels(
  router: Router,
  state: GitHostState,
  { issuesOf, issueOf }: Lookups,
): void {
  router.post(
    '/repos/:owner/:repo/issues/:number(\\d+)/labels',
    route((request, response) => {
      const record = repositoryOf(state, request);
      const issue = issueOf(request, record);
      const { labels } = body(request, z.object({ labels: z.array(label) }));
      relabel(state, record, issue, [...new Set([...issue.labels, ...labels])]);
      response.json(issue.labels.map(name => labelShape(state, record, name)));
    }),
  );
  router.delete(
    '/repos/:owner/:repo/issues/:number(\\d+)/labels/:name',
    route((request, response) => {
      const record = repositoryOf(state, request);
      const issue = issueOf(request, record);
      const gone = request.params.name ?? '';
      if (!issue.labels.includes(gone)) {
        throw new GitHubError(404, 'Label does not exist');
      }
      const left = issue.labels.filter(name => name !== gone);
      relabel(state, record, issue, left);
      response.json(issue.labels.map(name => labelShape(state, record, name)));
    }),
  );
  router.get(
    '/repos/:owner/:repo/labels',
    route((request, response) => {
      const record = repositoryOf(state, request);
      const names = [
        ...new Set(issuesOf(record).flatMap(issue => issue.labels)),
      ].sort();
      response.json(
        pageOfList(request, response, names).map(name =>
          labelShape(state, record, name),
        ),
      );
    }),
  );
}

/** Issues: the company's tickets and incidents. */
export function issueRoutes(state: GitHostState): Router {
  const router = Router();
  const found = lookups(state);
  addIssueList(router, state, found);
  addIssue(router, state, found);
  addComments(router, state, found);
  addLabels(router, state, found);
  return router;
}

function actionOf(
  was: IssueRecord['state'],
  is: IssueRecord['state'],
): 'closed' | 'reopened' | 'edited' {
  if (was === is) {
    return 'edited';
  }
  return is === 'closed' ? 'closed' : 'reopened';
}
