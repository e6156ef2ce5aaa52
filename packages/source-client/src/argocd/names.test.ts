import { InputError } from '@backstage/errors';
import { segment } from './names';

const longest = `${'a'.repeat(252)}9`;
const revision128 = 'A'.repeat(128);

describe('a part of a path at Argo CD', () => {
  it.each([
    ['application', 'ledger', 'ledger'],
    ['application', 'l', 'l'],
    ['application', 'ledger.v2-blue', 'ledger.v2-blue'],
    ['application', longest, longest],
    ['namespace', '2048', '2048'],
    ['revision', '4F1c9be', '4F1c9be'],
    ['revision', 'v1.2.3_rc-1', 'v1.2.3_rc-1'],
    ['revision', 'sha256:0a+b', 'sha256%3A0a%2Bb'],
    ['revision', revision128, revision128],
  ] as const)('is the %s %s, escaped as %s', (kind, name, path) => {
    expect(segment(kind, name)).toBe(path);
  });

  it.each([
    ['application', ''],
    ['application', 'Ledger'],
    ['application', '-ledger'],
    ['application', 'ledger-'],
    ['application', 'a/b'],
    ['application', 'a..b'],
    ['application', 'a%2fb'],
    ['application', `${longest}a`],
    ['namespace', 'argocd?x=1'],
    ['namespace', 'argo cd'],
    ['revision', ''],
    ['revision', '.v1'],
    ['revision', 'a/b'],
    ['revision', '4f1c..9be'],
    ['revision', 'v1#x'],
    ['revision', 'a\n'],
    ['revision', `${revision128}A`],
  ] as const)('is never the %s %j', (kind, name) => {
    const call = () => segment(kind, name);
    expect(call).toThrow(InputError);
    expect(call).toThrow(`This is not the name of an Argo CD ${kind}`);
  });
});
