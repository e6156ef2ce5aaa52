import type { DeliveryEvent } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import { readings } from './__testUtils__/githubDeliveries';
import {
  askGitHost,
  PATIENCE_MS,
  startSmallCompany,
} from './__testUtils__/servers';

jest.setTimeout(2 * PATIENCE_MS);

const INCIDENTS = '/repos/saltmarsh/incidents/issues';
const numbered = z.object({ number: z.number() });

let sandbox: RunningSandbox;
let reading: ReturnType<typeof readings>;
beforeAll(async () => {
  sandbox = await startSmallCompany();
  reading = readings(sandbox.gitHost().company);
  await reading.next();
}, PATIENCE_MS);
afterAll(async () => {
  await reading.close();
  await sandbox.close();
});

async function written(
  body: string,
  labels: readonly string[] = ['incident'],
): Promise<number> {
  const { number } = numbered.parse(
    await askGitHost(INCIDENTS, {
      method: 'POST',
      body: JSON.stringify({ title: 'Down', body, labels }),
    }),
  );
  return number;
}

async function change(number: number, given: object): Promise<void> {
  // A label that goes and one that comes in one second have no order.
  await sandbox.clock.advance(1000);
  await askGitHost(`${INCIDENTS}/${number}`, {
    method: 'PATCH',
    body: JSON.stringify(given),
  });
}

const remark = (number: number, body: string) =>
  askGitHost(`${INCIDENTS}/${number}/comments`, {
    method: 'POST',
    body: JSON.stringify({ body }),
  });

type Incident = Extract<DeliveryEvent, { kind: 'incident' }>;

/** What the last reading told of an issue. */
async function toldOf(number: number): Promise<Incident | undefined> {
  await reading.next();
  return lastOf(number);
}

function lastOf(number: number): Incident | undefined {
  return reading
    .events()
    .flatMap(event => (event.kind === 'incident' ? [event] : []))
    .findLast(({ id }) => id.endsWith(`#${number}`));
}

describe('an issue whose label', () => {
  it('is taken away is told as taken back, with the reason, and is an incident again when the label comes back', async () => {
    const number = await written('It is slow');
    expect(await toldOf(number)).not.toHaveProperty('withdrawn');
    await change(number, { labels: ['question'] });
    expect(await toldOf(number)).toMatchObject({
      withdrawn: {
        reason: `the label “incident” was taken away from saltmarsh/incidents#${number}`,
      },
    });
    await change(number, { labels: ['question', 'incident'] });
    expect(await toldOf(number)).not.toHaveProperty('withdrawn');
  });

  it('is taken away while another issue gets it is told all the same, although the list is as long as before', async () => {
    const first = await written('It is slow');
    const second = await written('A question', ['question']);
    await reading.next();
    await change(first, { labels: [] });
    await change(second, { labels: ['incident'] });
    expect(await toldOf(first)).toHaveProperty('withdrawn');
    expect(lastOf(second)).not.toHaveProperty('withdrawn');
  });

  it('was never that of an incident is told of by nobody, however often it changes', async () => {
    const number = await written('How do I deploy?', ['question']);
    const other = await written('It is slow');
    await reading.next();
    await change(number, { labels: ['answered'] });
    await change(other, { title: 'Down again' });
    expect(await toldOf(number)).toBeUndefined();
  });

  it('was taken away between two readings and put back before the second is an incident throughout', async () => {
    const number = await written('It is slow');
    await reading.next();
    await change(number, { labels: [] });
    await change(number, { labels: ['incident'] });
    expect(await toldOf(number)).not.toHaveProperty('withdrawn');
  });
});

describe('an issue that repeats another one', () => {
  const KEY = '### Incident key\n\nPD-4711';

  it('has the key that the other one states, however far away', async () => {
    const original = await written(KEY);
    const copy = await written(`Duplicate of #${original}`);
    const copyOfCopy = await written(`Duplicate of #${copy}`);
    await reading.next();
    expect(lastOf(original)?.dedupKey).toBe('PD-4711');
    expect(lastOf(copy)?.dedupKey).toBe('PD-4711');
    expect(lastOf(copyOfCopy)?.dedupKey).toBe('PD-4711');
  });

  it('and was closed with a remark that says so has it too; one that is still open has not', async () => {
    const original = await written(KEY.replace('4711', '4712'));
    const copy = await written('It is slow');
    await remark(copy, `Duplicate of #${original}`);
    expect((await toldOf(copy))?.dedupKey).not.toBe('PD-4712');
    await change(copy, { state: 'closed' });
    expect((await toldOf(copy))?.dedupKey).toBe('PD-4712');
  });

  it('has the number of one that states no key, is no incident, or is not there', async () => {
    const question = await written('No form', ['question']);
    const copy = await written(`Duplicate of #${question}`);
    const dangling = await written('Duplicate of #99999');
    await reading.next();
    expect(lastOf(copy)?.dedupKey).toMatch(new RegExp(`#${question}$`));
    expect(lastOf(dangling)?.dedupKey).toMatch(/#99999$/);
  });

  it('and is repeated by it is the same incident, the first of both', async () => {
    const first = await written('It is slow');
    const second = await written(`Duplicate of #${first}`);
    await change(first, { body: `Duplicate of #${second}` });
    await reading.next();
    expect(lastOf(first)?.dedupKey).toMatch(new RegExp(`#${first}$`));
    expect(lastOf(second)?.dedupKey).toBe(lastOf(first)?.dedupKey);
  });
});
