import { stringify } from 'yaml';
import { markedLines } from './markedLines';

const text = stringify({
  kind: 'Deployment',
  claims: { argocdTracking: { application: 'cards' }, flux: 'a/b' },
  writers: [{ manager: 'kubectl-edit' }, { manager: 'argocd' }],
  replicas: 2,
});

function marked(...paths: readonly string[]): readonly string[] {
  const lines = text.split('\n');
  return [...markedLines(text, paths)].map(line => lines[line] ?? '');
}

describe('markedLines', () => {
  it('marks a block with the key above it and nothing beyond', () => {
    expect(marked('claims')).toEqual([
      'claims:',
      '  argocdTracking:',
      '    application: cards',
      '  flux: a/b',
    ]);
  });

  it('marks one entry of a list', () => {
    expect(marked('writers.1')).toEqual(['  - manager: argocd']);
  });

  it('marks a value on the line of its key, and several paths at once', () => {
    expect(marked('replicas', 'kind')).toEqual([
      'replicas: 2',
      'kind: Deployment',
    ]);
  });

  it('marks nothing for a field that the object does not have', () => {
    expect(marked('secrets', 'claims.helmRelease', 'kind.deeper')).toEqual([]);
  });
});
