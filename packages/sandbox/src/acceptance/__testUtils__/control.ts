import { PORT_BASE } from './servers';

async function control(
  path: string,
  method: 'POST' | 'PUT' | 'DELETE',
  body?: object,
): Promise<void> {
  const answer = await fetch(`http://localhost:${PORT_BASE}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok)
    throw new Error(`${method} ${path} answered ${answer.status}`);
}

/** Changes something in the company, as its people would. */
export const mutate = (mutation: Readonly<Record<string, string>>) =>
  control('/mutations', 'POST', mutation);

/** Lets the Git host fail in one way until it is repaired. */
export const breakGitHost = (failure: object) =>
  control('/faults/git-host', 'PUT', failure);

/** Lets the Git host answer again. */
export const repairGitHost = () => control('/faults/git-host', 'DELETE');

/** Brings the company to a chapter, as `npm run sandbox` does. */
export const goToChapter = (chapter: string) =>
  control('/chapter', 'POST', { chapter });

/** Gives the Git host what no API of GitHub takes: a past of chosen times, another name, forgetting. */
export const giveGitHost = (what: object) => control('/git-host', 'POST', what);
