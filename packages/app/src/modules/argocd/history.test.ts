import {
  areSeveralPerInstance,
  historyOf,
  linkTo,
  shortRevision,
} from './history';
import type { ArgocdApplication } from './history';

const REVISION = '5ae5d918d8e22a0423c3b56b6d050512f14de511';

function application(
  instance: string,
  entries: readonly { readonly from?: string; readonly at: string }[],
): ArgocdApplication {
  return {
    metadata: {
      name: 'checkout',
      namespace: 'argocd',
      instance: { name: instance, url: undefined },
    },
    status: {
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
      operationState: undefined,
      history: entries.map(({ from, at }, id) => ({
        id,
        revision: REVISION,
        deployStartedAt: from,
        deployedAt: at,
      })),
    },
  };
}

describe('historyOf', () => {
  it('joins the same application of two instances, newest first', () => {
    const rows = historyOf([
      application('argocd-staging', [
        { at: '2026-10-27T10:46:01Z' },
        { at: '2026-10-29T06:02:49Z' },
      ]),
      application('argocd-production', [{ at: '2026-10-28T00:34:59Z' }]),
    ]);
    expect(
      rows.map(({ instance, deployedAt }) => [instance, deployedAt]),
    ).toEqual([
      ['argocd-staging', '2026-10-29T06:02:49Z'],
      ['argocd-production', '2026-10-28T00:34:59Z'],
      ['argocd-staging', '2026-10-27T10:46:01Z'],
    ]);
  });

  it('knows how long a deployment took, unless it ended before it began', () => {
    const [later, earlier] = historyOf([
      application('argocd-staging', [
        { from: '2026-10-27T10:46:00Z', at: '2026-10-27T10:46:09Z' },
        { from: '2026-10-29T06:02:50Z', at: '2026-10-29T06:02:49Z' },
      ]),
    ]);
    expect(earlier?.durationMs).toBe(9000);
    expect(later?.durationMs).toBeUndefined();
  });
});

describe('the history of an application of several sources', () => {
  const one = application('argocd-staging', []);
  const entry = (day: number, revisions: readonly string[]) => ({
    ...{ id: day, revision: '', revisions },
    deployedAt: `2026-10-0${day}T10:00:00Z`,
    deployStartedAt: undefined,
  });

  it('names what each deployment brought, or what it deployed again', () => {
    const rows = historyOf([
      {
        ...one,
        status: {
          ...one.status,
          history: [
            entry(1, ['a1', 'b1']),
            entry(2, ['a1', 'b2']),
            entry(3, ['a3', 'b3']),
            entry(4, ['a3', 'b3']),
          ],
        },
      },
    ]);
    expect(rows.map(({ revisions }) => revisions)).toEqual([
      ['a3', 'b3'],
      ['a3', 'b3'],
      ['b2'],
      ['a1', 'b1'],
    ]);
  });
});

describe('areSeveralPerInstance', () => {
  const entries = [{ at: '2026-10-27T10:46:01Z' }];
  const home = application('argocd-production', entries);
  const abroad: ArgocdApplication = {
    ...home,
    metadata: { ...home.metadata, name: 'checkout-us' },
  };

  it('is true of two regions that one instance delivers to', () => {
    expect(areSeveralPerInstance(historyOf([home, abroad]))).toBe(true);
  });

  it('is not true of one application in two instances', () => {
    const staging = application('argocd-staging', entries);
    expect(areSeveralPerInstance(historyOf([home, staging]))).toBe(false);
  });
});

describe('linkTo', () => {
  const at = (url: string | undefined): ArgocdApplication => {
    const { metadata, ...rest } = application('production', []);
    return {
      ...rest,
      metadata: { ...metadata, instance: { name: 'production', url } },
    };
  };

  it('leads to the application in the pages of its instance', () => {
    expect(linkTo(at('https://argocd.example.org/'))).toBe(
      'https://argocd.example.org/applications/argocd/checkout',
    );
  });

  it.each([undefined, '', 'ftp://argocd.example.org'])(
    'leads nowhere from an instance whose address is "%s"',
    url => {
      expect(linkTo(at(url))).toBeUndefined();
    },
  );
});

describe('shortRevision', () => {
  it('shortens commits and leaves chart versions alone', () => {
    expect(shortRevision(REVISION)).toBe('5ae5d91');
    expect(shortRevision('1.2.3')).toBe('1.2.3');
  });
});
