import type { Request, Response } from 'express';
import { pagesChange } from '../../faults';
import { GitHubError } from './github-error';
import { queryText } from './routing';

export interface Page {
  readonly number: number;
  readonly size: number;
}

const DEFAULT_SIZE = 30;
const MAX_SIZE = 100;

export function pageOf(request: Request): Page {
  const whole = (name: string, fallback: number) => {
    const text = queryText(request, name);
    const value = text === undefined ? fallback : Number(text);
    return Number.isInteger(value) && value > 0 ? value : fallback;
  };
  return {
    number: whole('page', 1),
    size: Math.min(whole('per_page', DEFAULT_SIZE), MAX_SIZE),
  };
}

export function isPaged(request: Request): boolean {
  return ['page', 'per_page'].some(
    name => queryText(request, name) !== undefined,
  );
}

/** One page of a list, with the Link header that leads to the others. */
export function pageOfList<T>(
  request: Request,
  response: Response,
  items: readonly T[],
): readonly T[] {
  // A list that changes under foot: something was added before what the client has already seen.
  const list =
    pagesChange(response) && pageOf(request).number > 1
      ? [...items.slice(0, 1), ...items]
      : items;
  const { number, size } = pageOf(request);
  linkPages(request, response, Math.max(1, Math.ceil(list.length / size)));
  return list.slice((number - 1) * size, number * size);
}

export function linkPages(
  request: Request,
  response: Response,
  last: number,
): void {
  const { number } = pageOf(request);
  const links: string[] = [];
  const add = (page: number, relation: string) =>
    links.push(`<${urlOfPage(request, page)}>; rel="${relation}"`);
  if (number > 1) {
    add(number - 1, 'prev');
  }
  if (number < last) {
    add(number + 1, 'next');
    add(last, 'last');
  }
  if (number > 1) {
    add(1, 'first');
  }
  if (links.length > 0) {
    response.setHeader('Link', links.join(', '));
  }
}

function urlOfPage(request: Request, page: number): string {
  const url = new URL(
    request.originalUrl,
    `${request.protocol}://${request.headers.host ?? 'localhost'}`,
  );
  url.searchParams.set('page', String(page));
  return url.toString();
}

/** GitHub gives at most this many results for filtered runs and searches. */
export const RESULT_CAP = 1000;

export function refuseBeyondCap(request: Request): void {
  const { number, size } = pageOf(request);
  if ((number - 1) * size >= RESULT_CAP) {
    throw new GitHubError(
      422,
      'Only the first 1000 search results are available',
    );
  }
}
