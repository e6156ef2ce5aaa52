import type { Subject } from '@groundwork/plugin-readiness-common';
import type { Routes } from '@groundwork/plugin-readiness-node/testUtils';
import {
  componentOf,
  fakeGitHub,
  type FakeHost,
} from '../__testUtils__/fakeGitHub';
import { DocumentationCollector } from './documentationCollector';

const COMMITS = '/repos/acme/cards/commits';
const commitOf = (date: string) => ({
  body: [{ sha: `sha-${date}`, commit: { author: { date } } }],
});
const documented = (reference: string): Subject => {
  const component = componentOf('acme/cards');
  return {
    ...component,
    annotations: {
      ...component.annotations,
      'backstage.io/techdocs-ref': reference,
    },
  };
};

describe('the documentation of a component', () => {
  let host: FakeHost | undefined;
  afterEach(() => host?.close());
  const look = async (routes: Routes, subject: Subject) => {
    host = await fakeGitHub(routes);
    return host.look(new DocumentationCollector(), subject);
  };

  it('has two dates: of its folder, and of the repository', async () => {
    const record = await look(
      {
        [`${COMMITS}?per_page=1&path=docs`]: commitOf('2026-03-01T00:00:00Z'),
        [`${COMMITS}?per_page=1`]: commitOf('2026-10-01T00:00:00Z'),
      },
      documented('dir:.'),
    );
    expect(record).toMatchObject({
      outcome: 'observed',
      value: {
        repository: 'acme/cards',
        path: 'docs',
        lastDocumentationCommitAt: '2026-03-01T00:00:00Z',
        lastCodeCommitAt: '2026-10-01T00:00:00Z',
      },
    });
  });

  it('is absent where the catalog names none, without asking anybody', async () => {
    const record = await look({}, componentOf('acme/cards'));
    expect(record).toMatchObject({ outcome: 'absent' });
    expect(host?.requests).toEqual([]);
  });

  it('is absent where the folder that the catalog names was never written', async () => {
    const record = await look({ [COMMITS]: { body: [] } }, documented('dir:.'));
    expect(record).toMatchObject({ outcome: 'absent' });
  });

  it('is unknown, not absent, where the repository is hidden', async () => {
    const record = await look({}, documented('dir:.'));
    expect(record).toMatchObject({ outcome: 'failed', reason: 'forbidden' });
  });
});
