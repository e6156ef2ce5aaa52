import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import {
  assess,
  checkOf,
  gains,
  openGates,
  prerequisiteOf,
  vetoOf,
  writeConfiguration,
  type AssessmentDocument,
} from './__testUtils__/assessment';
import {
  breakGitHost,
  goToChapter,
  repairGitHost,
} from './__testUtils__/control';
import { momentsIn } from './__testUtils__/servedDates';
import {
  askArgoCd,
  askCluster,
  askGitHost,
  askJenkins,
  PATIENCE_MS,
  PORT_BASE,
  startFoundations,
} from './__testUtils__/servers';

jest.setTimeout(PATIENCE_MS);

let sandbox: RunningSandbox;
let config: string;
let after: AssessmentDocument;

beforeAll(async () => {
  sandbox = await startFoundations();
  config = writeConfiguration(PORT_BASE);
  after = await assess(config);
}, PATIENCE_MS);
afterAll(() => sandbox.close());

const messagesOf = (id: string) =>
  checkOf(after, id).findings.map(({ message }) => message);

describe('four months of foundation work, as the servers answer', () => {
  it('S14: infrastructure and pipeline stand at 60 at least, and both gates pass', () => {
    for (const id of ['P1', 'P2']) {
      expect(prerequisiteOf(after, id).score.capped.lo).toBeGreaterThanOrEqual(
        60,
      );
      expect(prerequisiteOf(after, id).decision.gate).toBe('PASS');
    }
  });

  it('is delivered by one engine and one pipeline, by reference, and nobody needs a plan for another lineage', () => {
    expect(checkOf(after, 'uses-one-ci-engine').value?.lo).toBe(1);
    const same = checkOf(after, 'delivers-the-same-way');
    expect(same.quantities.lineages).toEqual({ lo: 1, hi: 1 });
    expect(same.value?.lo).toBe(1);
    expect(checkOf(after, 'delivers-by-reference').value?.lo).toBeGreaterThan(
      0.9,
    );
    expect(vetoOf(after, 'lineages-without-a-plan')).toBe('clear');
  });

  it('is entered in one way and has its secrets in one place, and what was attested of a document has ended', () => {
    expect(vetoOf(after, 'entry-point-differs')).toBe('clear');
    expect(vetoOf(after, 'unmanaged-secrets')).toBe('clear');
    const secrets = checkOf(after, 'uses-one-secrets-backend');
    expect(secrets.value).toEqual({ lo: 1, hi: 1 });
    expect(secrets.quantities.backendsInUse).toEqual({ lo: 1, hi: 1 });
  });

  it('is brought by Argo CD, and hardly anybody asks for an exception', () => {
    expect(
      checkOf(after, 'declares-workloads-as-code').quantities.gitops?.lo,
    ).toBeGreaterThan(0.8);
    expect(
      checkOf(after, 'deploys-without-exceptions').value?.hi,
    ).toBeLessThanOrEqual(0.01);
    expect(checkOf(after, 'how-to-questions-are-few').value?.lo).toBeLessThan(
      15,
    );
  });

  it('left the ledger behind its former controller and the nightly jobs on Jenkins, and the checks name both', () => {
    for (const id of ['uses-one-entry-point', 'environments-are-alike'])
      expect(messagesOf(id).join(' ')).toMatch(/traefik/);
    expect(
      checkOf(after, 'delivers-by-reference').findings.map(
        ({ subjectRef }) => subjectRef,
      ),
    ).toContain('component:default/recovery-accounting');
  });

  it('is not decided: what is still unknown is named, and so is what would decide it', () => {
    expect(after.verdict).toMatchObject({
      certain: false,
      possible: ['FOUNDATION', 'GOLDEN_PATHS'],
    });
    expect(after.verdict.looks[0]?.title).toBe(
      'Read the pipelines and deployments of every squad',
    );
    expect(after.verdict.reasons.map(({ sentence }) => sentence)).toEqual(
      [
        'The golden path fails.',
        'The platform team’s capacity is undecided.',
        'The baseline is undecided.',
      ].map(sentence => sentence.replace('’', "'")),
    );
    for (const id of ['P4', 'P5'])
      expect(prerequisiteOf(after, id).decision.gate).toBe('UNDETERMINED');
    expect(checkOf(after, 'uses-one-identity-pattern').explanation).toMatch(
      /For \d+ workloads the way is not to be seen/,
    );
  });

  it('is no better for a register that cannot be read', async () => {
    await breakGitHost({
      kind: 'status',
      status: 403,
      path: '/api/v3/repos/saltmarsh/platform-register/contents/declarations.yaml',
    });
    const lost = await assess(config).finally(repairGitHost);
    expect(gains(lost, after)).toEqual([]);
    expect(openGates(after)).toEqual(
      expect.arrayContaining([...openGates(lost)]),
    );
  });
});

describe('what is served of it', () => {
  it('is never later than today, in any system', async () => {
    const { company } = sandbox.gitHost();
    const { items } = z
      .object({ items: z.array(z.unknown()) })
      .parse(await askArgoCd('/applications'));
    const repositories = ['ledger-core', 'web-gateway', 'netting', 'gitops'];
    const listed = [
      'commits?per_page=100',
      'pulls?state=all&per_page=100',
      'deployments?per_page=100',
      'actions/runs?per_page=100',
    ];
    const answers = [
      ...items,
      ...(await Promise.all(
        repositories.flatMap(name =>
          listed.map(list => askGitHost(`/repos/saltmarsh/${name}/${list}`)),
        ),
      )),
      ...(await Promise.all(
        ['platform-support', 'incidents'].map(name =>
          askGitHost(`/repos/saltmarsh/${name}/issues?state=all&per_page=100`),
        ),
      )),
      ...(await Promise.all(
        (['production-legacy', 'production-api'] as const).flatMap(cluster =>
          ['/apis/apps/v1/deployments', '/api/v1/pods', '/api/v1/events'].map(
            path => askCluster(cluster, path),
          ),
        ),
      )),
    ];
    const moments = answers.flatMap(momentsIn);
    expect(moments.length).toBeGreaterThan(10_000);
    expect(moments.filter(moment => moment > Date.now())).toEqual([]);
    expect(company.now).toBeLessThanOrEqual(Date.now());
  });

  it('has each repository of the legacy lineage on Jenkins until it moved, and then no more', async () => {
    const folders = z
      .object({
        jobs: z.array(
          z.object({
            name: z.string(),
            jobs: z.array(z.object({ name: z.string() })).optional(),
          }),
        ),
      })
      .parse(await askJenkins('/api/json?tree=jobs[name,jobs[name]]'));
    expect(folders.jobs.length).toBeGreaterThan(2);
    const at = '/repos/saltmarsh/posting-engine/contents';
    await expect(askGitHost(`${at}/Jenkinsfile`)).rejects.toThrow(/404/);
    const { content } = z
      .object({ content: z.string() })
      .parse(await askGitHost(`${at}/.github/workflows/service.yml`));
    expect(Buffer.from(content, 'base64').toString()).toContain(
      'saltmarsh/pipelines/.github/workflows/service.yml@v3',
    );
  });

  it('cannot be moved further, nor back before its own beginning', async () => {
    for (const chapter of ['graveyard', 'portal'])
      await expect(goToChapter(chapter)).rejects.toThrow(/409|501/);
  });
});
