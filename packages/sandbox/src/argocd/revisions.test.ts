import { listAt, textAt } from '../clusters/objects/json';
import {
  startArgoCdUnderTest,
  type ArgoCdUnderTest,
} from '../recorded/running-argocd';
import { smallCompany } from '../recorded/small-company';

// A busy machine takes several times as long.
jest.setTimeout(30_000);

describe('Argo CD looks for a revision where it is told that it is:', () => {
  let under: ArgoCdUnderTest;

  beforeAll(async () => {
    under = await startArgoCdUnderTest(smallCompany());
  });
  afterAll(() => under.close());

  it.each([
    ['sourceIndex=0&versionId=0', 200, 'message'],
    [
      'sourceIndex=1',
      500,
      'source index 1 not found because there is only 1 source',
    ],
    [
      'versionId=99',
      500,
      'error getting source by version ID: revision history not found for version ID 99',
    ],
    ['sourceIndex=first', 400, 'parsing field \\"sourceIndex\\"'],
  ])('?%s is answered with %i', async (query, status, words) => {
    const application = await under.application('ledger');
    const [entry] = listAt(application, 'status', 'history');
    const revision = textAt(entry, 'revision');
    const answer = await under.ask(
      `/applications/ledger/revisions/${revision}/metadata?${query}`,
    );
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(words);
  });
});
