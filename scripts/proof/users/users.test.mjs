import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { everyPage, nextPage, randomFrom } from './clicks.mjs';
import { kinds, rotation } from './faults.mjs';
import { findings, PAGE_MS, quantile } from './findings.mjs';

const systems = ['git-host', 'registry', 'cluster:one', 'argocd:staging'];

describe('the rotation of faults', () => {
  it('gives every system every fault once', () => {
    const given = rotation(systems).flat();
    for (const system of systems)
      assert.deepEqual(
        new Set(
          given
            .filter(each => each.system === system)
            .map(({ fault }) => JSON.stringify(fault)),
        ),
        new Set(kinds.map(kind => JSON.stringify(kind))),
      );
    assert.equal(given.length, systems.length * kinds.length);
  });
});

describe('people', () => {
  const company = {
    services: ['a', 'b', 'c'],
    applications: ['a'],
    teams: ['one'],
  };

  it('open the same pages for the same seed, and others for another', () => {
    /** @param {number} seed */
    const opened = seed => {
      const random = randomFrom(seed);
      return Array.from({ length: 20 }, () => nextPage(random, company));
    };
    assert.deepEqual(opened(1), opened(1));
    assert.notDeepEqual(opened(1), opened(2));
  });

  it('open only pages that are looked at once more in the end', () => {
    const last = everyPage(company).map(({ path }) =>
      path.replace(/\/(a|b|c|one)\b/g, '/…'),
    );
    const random = randomFrom(7);
    for (let click = 0; click < 200; click += 1)
      for (const { path } of nextPage(random, company))
        assert.ok(last.includes(path.replace(/\/(a|b|c|one)\b/g, '/…')), path);
  });
});

describe('what may not happen', () => {
  const kept = { entities: 10, deployments: 20 };
  const well = { path: '/api/readiness/organisation', ms: 10, status: 200 };
  const seen = {
    ...{ told: [well], recovered: [well], before: kept, after: kept },
    memory: [500, 510, 505, 512],
  };

  it('is nothing when all is well', () => {
    assert.deepEqual(findings(seen), []);
  });

  it('is a gateway that fails without a sentence, but not one with it', () => {
    const failed = { ...well, status: 502 };
    const told = [
      { ...failed, words: '{"error":{"message":"Argo CD did not answer"}}' },
    ];
    assert.deepEqual(findings({ ...seen, told }), []);
    assert.deepEqual(findings({ ...seen, told: [failed, failed] }), [
      '/api/readiness/organisation was answered with 502:  (2 times)',
    ]);
  });

  it('is an error of our own, a page that hangs, and one that is slow', () => {
    const path = '/api/ci-runs/v1/entities/component/default/checkout/runs';
    const told = [
      { path, ms: 5, status: 500, words: 'oops' },
      { path, ms: 5, status: undefined, words: 'TimeoutError' },
      { path, ms: PAGE_MS + 1, status: 200 },
    ];
    assert.deepEqual(findings({ ...seen, told }), [
      '/api/ci-runs/v1/entities/component/default/…/runs was answered with 500: oops (1 times)',
      '/api/ci-runs/v1/entities/component/default/…/runs was answered with nothing: TimeoutError (1 times)',
      '/api/ci-runs/v1/entities/component/default/…/runs took longer than 15 s (1 times)',
    ]);
  });

  it('is a lost row, a page that does not come back, and memory that grows', () => {
    assert.deepEqual(
      findings({
        ...seen,
        after: { entities: 9, deployments: 19 },
        recovered: [{ ...well, status: 503, words: 'away' }],
        memory: [500, 500, 500, 640],
      }),
      [
        '/api/readiness/organisation is not well again: 503 away (1 times)',
        'The catalog had 10 entities and has 9.',
        '20 deployments were stored, and now 19.',
        'The backend held 500 MB at most in the first half and 640 MB in the second.',
      ],
    );
  });

  it('is measured by nearest rank', () => {
    assert.equal(quantile([4, 1, 3, 2], 0.5), 2);
    assert.equal(quantile([4, 1, 3, 2], 1), 4);
    assert.equal(quantile([], 0.5), 0);
  });
});
