import { ConfigReader } from '@backstage/config';
import { diagnose, isIll } from './diagnose';
import { printFindings } from './print';

// It reads the schema of every installed plugin, which takes its time on a busy machine.
jest.setTimeout(60_000);

describe('the diagnosis', () => {
  it('makes a key that is missing a finding about its area', async () => {
    const findings = await diagnose(
      {
        config: new ConfigReader({
          argocd: {
            appLocatorMethods: [
              {
                type: 'config',
                instances: [{ name: 'main', url: 'http://x' }],
              },
            ],
          },
        }),
        unset: [],
      },
      '.',
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        area: 'argocd',
        outcome: 'cannot-be-read',
        says: expect.stringContaining('token'),
      }),
    );
    expect(isIll(findings)).toBe(true);
  });

  it('is well with advice and with what was not examined', () => {
    expect(
      isIll([
        { area: 'cluster', subject: 'a', outcome: 'advice', says: '', fix: '' },
        { area: 'cluster', subject: 'b', outcome: 'not-examined', says: '' },
      ]),
    ).toBe(false);
  });

  it('is printed by area with the missing right and the fix below', () => {
    const text = printFindings([
      {
        area: 'database',
        subject: 'SQLite',
        outcome: 'can-be-read',
        says: 'ok',
      },
      {
        area: 'cluster',
        subject: 'blue pods',
        outcome: 'cannot-be-read',
        says: 'the token may not list pods',
        missing: 'verb list on pods',
        fix: 'apply the role',
      },
    ]);
    expect(text).toBe(`Database
  ✓ can be read     SQLite: ok

Clusters
  ✗ cannot be read  blue pods: the token may not list pods
      missing: verb list on pods
      fix: apply the role

1 can be read, 1 cannot, 0 with advice, 0 not examined
`);
  });
});
