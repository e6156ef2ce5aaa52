import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FOUNDATION_DAYS } from '../../company';
import { START_PATIENCE_MS } from '../../testing/git-host-under-test';
import { runGit } from '../store/run-git';
import { cachedTemplate, type CachedTemplateOptions } from './cached-template';

const NOW = Date.UTC(2026, 2, 2, 9);
const DAY = 86_400_000;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-template-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }), START_PATIENCE_MS);

const options = (
  given: Partial<CachedTemplateOptions>,
): CachedTemplateOptions => ({
  dataDirectory: join(folder, 'a'),
  seed: 1,
  services: 24,
  days: 60,
  webUrl: 'http://localhost:7299',
  today: NOW,
  chapter: 'graveyard',
  ...given,
});

describe('the repositories of a company', () => {
  it('are the same objects for the same seed and date, wherever they are made', async () => {
    const first = await cachedTemplate(options({ now: NOW }));
    const second = await cachedTemplate(
      options({ now: NOW, dataDirectory: join(folder, 'b') }),
    );
    expect(first.fromCache).toBe(false);
    expect(second.index).toEqual(first.index);
  });

  it('come from the cache while it is young, and are made anew after that', async () => {
    const cached = await cachedTemplate(options({ today: NOW + DAY }));
    expect([cached.fromCache, cached.company.now]).toEqual([true, NOW]);
    const later = await cachedTemplate(options({ today: NOW + 5 * DAY }));
    expect([later.fromCache, later.company.now]).toEqual([
      false,
      NOW + 5 * DAY,
    ]);
  });

  it('hold the commits of each service in the order of its history', async () => {
    const { company, index } = await cachedTemplate(options({ now: NOW }));
    for (const service of company.services) {
      const last = Math.max(
        ...service.releases.staging.map(release => release.commit),
        0,
      );
      expect(index.histories[service.name]?.[last]).toMatch(/^[0-9a-f]{40}$/);
    }
    expect(index.repositories.map(repository => repository.name)).toEqual(
      expect.arrayContaining([
        'gitops',
        'pipelines',
        'platform-register',
        'platform-support',
        'incidents',
      ]),
    );
  });

  it(
    'have a hotfix after a rollback, and one main that was pushed by force',
    async () => {
      const { index } = await cachedTemplate(
        options({ now: NOW, services: 180, days: 240 }),
      );
      const pulls = index.repositories.flatMap(repository => repository.pulls);
      const hotfixes = pulls.filter(pull => pull.labels.includes('hotfix'));
      expect(hotfixes.length).toBeGreaterThan(0);
      expect(
        hotfixes.every(pull => pull.headBranch.startsWith('hotfix/')),
      ).toBe(true);

      const onMain = new Set(Object.values(index.histories).flat());
      const gone = pulls.filter(pull => !onMain.has(pull.merged));
      expect(gone).toHaveLength(1);
    },
    START_PATIENCE_MS,
  );

  it(
    'go on in the next chapter from where they stood, to the last commit',
    async () => {
      const small = { services: 30, days: 40 };
      const before = await cachedTemplate(options({ now: NOW, ...small }));
      const after = await cachedTemplate(
        options({
          ...small,
          chapter: 'foundations',
          now: NOW + FOUNDATION_DAYS * DAY,
        }),
      );
      for (const [service, shas] of Object.entries(before.index.histories))
        expect(after.index.histories[service]?.slice(0, shas.length)).toEqual(
          shas,
        );
      for (const { name, refs, pulls } of before.index.repositories) {
        const later = after.index.repositories.find(each => each.name === name);
        expect(later?.pulls.slice(0, pulls.length)).toEqual(pulls);
        const log = await runGit({
          cwd: dirname(after.objects),
          args: ['rev-list', later?.refs['refs/heads/main'] ?? 'none'],
        });
        expect([name, log.toString().split('\n')]).toEqual([
          name,
          expect.arrayContaining([refs['refs/heads/main']]),
        ]);
      }
    },
    START_PATIENCE_MS,
  );
});
