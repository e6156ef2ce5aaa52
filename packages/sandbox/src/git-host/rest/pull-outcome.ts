import { Router } from 'express';
import { z } from 'zod';
import { pullSimpleShape } from '../shapes/pulls';
import { reviewShape } from '../shapes/reviews';
import type { GitHostState } from '../state/git-host-state';
import { approvalsOf } from '../state/reviews';
import { GitHubError, notFound } from './github-error';
import { mergePull } from './merge-pull';
import { pageOfList } from './paging';
import { pullOf } from './pull-of';
import { body, route } from './routing';

const merge = z.object({
  merge_method: z.enum(['merge', 'squash', 'rebase']).optional(),
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
});

/** Whether a pull request was merged, and merging it. */
export function addMerge(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/pulls/:number/merge',
    route((request, response) => {
      if (pullOf(state, request).pull.mergedAt === undefined) {
        throw notFound();
      }
      response.status(204).end();
    }),
  );
  router.put(
    '/repos/:owner/:repo/pulls/:number/merge',
    route(async (request, response) => {
      const { record, pull } = pullOf(state, request);
      const given = body(request, merge);
      if (given.sha !== undefined && given.sha !== pull.head) {
        throw new GitHubError(
          409,
          'Head branch was modified. Review and try the merge again.',
        );
      }
      const sha = await mergePull(state, record, {
        pull,
        method: given.merge_method ?? 'merge',
        title: given.commit_title,
        message: given.commit_message,
      });
      response.json({
        sha,
        merged: true,
        message: 'Pull Request successfully merged',
      });
    }),
  );
}

/** Reviews approve and say nothing more; whoever asks for one is heard. */
export function addReviews(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/pulls/:number/reviews',
    route((request, response) => {
      const { record, pull } = pullOf(state, request);
      response.json(
        pageOfList(request, response, approvalsOf(state, pull)).map(review =>
          reviewShape(state, record, { pull, review }),
        ),
      );
    }),
  );
  router.get(
    '/repos/:owner/:repo/pulls/:number/comments',
    route((request, response) => {
      pullOf(state, request);
      response.json(pageOfList(request, response, []));
    }),
  );
  router.post(
    '/repos/:owner/:repo/pulls/:number/requested_reviewers',
    route((request, response) => {
      const { record, pull } = pullOf(state, request);
      response.status(201).json(pullSimpleShape(state, record, pull));
    }),
  );
}
