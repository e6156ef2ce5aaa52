import { InputError } from '@backstage/errors';
import { assertName, type NameKind } from './names';

const accepted: Readonly<Record<NameKind, readonly string[]>> = {
  application: ['l', 'ledger.v2-blue', '2048', 'a'.repeat(253)],
  namespace: ['argocd', 'team-a'],
  instance: ['P', 'Norden 2', 'Ünité', 'a'.repeat(253)],
  revision: ['4f1c9be', 'v1.2.3_a+b-c', 'sha256:0a1b', 'A'.repeat(128)],
  selector: ['app=a', 'App in (a, b)', 'tier!=b-c,a.io/d_e=x', 'a'.repeat(512)],
};
const refused: Readonly<Record<NameKind, readonly string[]>> = {
  application: [
    '',
    'Ledger',
    '-ledger',
    'ledger-',
    'a/b',
    'a..b',
    'a%2fb',
    'l\n',
  ],
  namespace: ['argocd/other', 'argocd?x=1', 'argo cd', 'a'.repeat(254)],
  instance: [
    '',
    ' a',
    '\na',
    '/a',
    '\\a',
    'a/b',
    'a\\b',
    'a\nb',
    'a..b',
    'a'.repeat(254),
  ],
  revision: [
    '',
    '-v1',
    'a/b',
    '4f1c..9be',
    'v1?x',
    'v1#x',
    'a b',
    'A'.repeat(129),
  ],
  selector: [
    '',
    '=ledger',
    'app=a&b=c',
    'app=a..b',
    'app=a\nb',
    'app=a;b',
    'a'.repeat(513),
  ],
};
const rows = (names: typeof accepted) =>
  (
    ['application', 'namespace', 'instance', 'revision', 'selector'] as const
  ).flatMap(kind => names[kind].map(name => [kind, name] as const));

describe('a name that goes into a request to Argo CD', () => {
  it.each(rows(accepted))('is accepted as %s: %j', (kind, name) => {
    expect(assertName(kind, name)).toBe(name);
  });

  it.each(rows(refused))('is refused as %s: %j', (kind, name) => {
    const call = () => assertName(kind, name);
    expect(call).toThrow(InputError);
    expect(call).toThrow(`This is not the name of an Argo CD ${kind}`);
  });
});
