import { expect, type APIRequestContext } from '@playwright/test';

const control = process.env.FAULTS_URL ?? 'http://localhost:7100';
/** A whole company is written anew. */
const MOVING_MS = 300_000;

/** Where the pretend company says that it stands. */
export interface Standing {
  readonly chapter: string;
  readonly standsAt: string;
}

/** What the company says of itself; the portal never hears it. */
export async function whereItStands(
  request: APIRequestContext,
): Promise<Standing> {
  return (await request.get(`${control}/state`)).json();
}

/** Lets four months pass, as `npm run sandbox -- move` does. */
export async function letFourMonthsPass(
  request: APIRequestContext,
): Promise<Standing> {
  const answer = await request.post(`${control}/chapter`, {
    data: { chapter: 'foundations' },
    timeout: MOVING_MS,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}
