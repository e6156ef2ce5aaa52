import { applyManifest, LAST_APPLIED } from './client-side-apply';
import { ownershipAfter } from './field-ownership';
import { isEqual, mergeJson } from './json';
import type { KubernetesObject } from './kubernetes-object';
import { strategicMerge } from './strategic-merge';
import { labelSelector } from '../api/selectors';
import { readContinue, writeContinue } from '../api/paging';

const NOW = Date.parse('2026-11-21T00:00:00Z');

function deployment(
  containers: readonly { readonly name: string; readonly image: string }[],
): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'one', labels: { app: 'one' } },
    spec: { replicas: 1, template: { spec: { containers } } },
  };
}

describe('merging objects', () => {
  it('strategic merge changes the container of that name and leaves the others', () => {
    const merged = strategicMerge(
      deployment([
        { name: 'a', image: 'a:1' },
        { name: 'b', image: 'b:1' },
      ]),
      {
        spec: {
          template: { spec: { containers: [{ name: 'b', image: 'b:2' }] } },
        },
      },
    );
    expect(merged).toEqual(
      deployment([
        { name: 'a', image: 'a:1' },
        { name: 'b', image: 'b:2' },
      ]),
    );
  });

  it('merge patch replaces lists and removes what is null', () => {
    expect(
      mergeJson({ a: [1, 2], b: { c: 1, d: 2 } }, { a: [3], b: { c: null } }),
    ).toEqual({ a: [3], b: { d: 2 } });
  });

  it('apply removes what the manifest before had and this one has not, and keeps what others added', () => {
    const first = applyManifest(
      undefined,
      deployment([
        { name: 'a', image: 'a:1' },
        { name: 'b', image: 'b:1' },
      ]),
    );
    const touched: KubernetesObject = {
      ...first,
      metadata: {
        ...first.metadata,
        labels: { ...first.metadata.labels, added: 'by-hand' },
      },
    };
    const second = applyManifest(
      touched,
      deployment([{ name: 'a', image: 'a:2' }]),
    );
    expect(second.spec).toEqual(deployment([{ name: 'a', image: 'a:2' }]).spec);
    expect(second.metadata.labels).toEqual({ app: 'one', added: 'by-hand' });
    expect(second.metadata.annotations?.[LAST_APPLIED]).toContain('a:2');
  });

  it('calls absent and undefined the same', () => {
    expect(isEqual({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(isEqual({ a: 1 }, { a: 1, b: null })).toBe(false);
  });
});

describe('who wrote which field', () => {
  const helm = { manager: 'helm', operation: 'Update' } as const;

  function written(
    before: KubernetesObject | undefined,
    after: KubernetesObject,
    manager: string,
  ): KubernetesObject {
    const managedFields = ownershipAfter({
      before,
      after,
      writer: { ...helm, manager },
      now: NOW,
    });
    return { ...after, metadata: { ...after.metadata, managedFields } };
  }

  it('goes to the last writer, and back when the field is written back', () => {
    const installed = written(
      undefined,
      deployment([{ name: 'a', image: 'a:1' }]),
      'helm',
    );
    const edited = written(
      installed,
      { ...installed, spec: deployment([{ name: 'a', image: 'a:2' }]).spec },
      'kubectl-edit',
    );
    expect(
      edited.metadata.managedFields?.map(({ manager }) => manager),
    ).toEqual(['helm', 'kubectl-edit']);
    expect(JSON.stringify(edited.metadata.managedFields?.[0])).not.toContain(
      'f:image',
    );

    const healed = written(
      edited,
      { ...edited, spec: deployment([{ name: 'a', image: 'a:3' }]).spec },
      'helm',
    );
    expect(
      healed.metadata.managedFields?.map(({ manager }) => manager),
    ).toEqual(['helm']);
  });

  it('forgets fields that are gone', () => {
    const first = written(
      undefined,
      deployment([
        { name: 'a', image: 'a:1' },
        { name: 'b', image: 'b:1' },
      ]),
      'helm',
    );
    const second = written(
      first,
      { ...first, spec: deployment([{ name: 'a', image: 'a:1' }]).spec },
      'kubectl-patch',
    );
    expect(JSON.stringify(second.metadata.managedFields)).not.toContain(
      '"b\\"',
    );
  });
});

describe('selectors and tokens', () => {
  const object = {
    ...deployment([]),
    metadata: { name: 'one', labels: { app: 'one', tier: 'gold' } },
  };

  it.each([
    ['app=one', true],
    ['app==one,tier!=silver', true],
    ['app in (one, two),!missing', true],
    ['tier notin (gold)', false],
    ['missing', false],
    ['missing!=anything', true],
  ])('%s is %s', (selector, expected) => {
    expect(labelSelector(selector)(object)).toBe(expected);
  });

  it('a continue token brings back what it was made of', () => {
    const continuation = { version: 2733, after: '/ledger/ledger' };
    expect(readContinue(writeContinue(continuation))).toEqual(continuation);
  });
});
