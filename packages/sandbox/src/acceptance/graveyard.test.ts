import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import {
  assess,
  checkOf,
  prerequisiteOf,
  vetoOf,
  writeConfiguration,
  type AssessmentDocument,
} from './__testUtils__/assessment';
import {
  askGitHost,
  PATIENCE_MS,
  PORT_BASE,
  startWholeCompany,
} from './__testUtils__/servers';

const SLACK = 1e-9;

jest.setTimeout(PATIENCE_MS);

let sandbox: RunningSandbox;
let config: string;
let before: AssessmentDocument;

async function mutate(mutation: Readonly<Record<string, string>>) {
  const answer = await fetch(`http://localhost:${PORT_BASE}/mutations`, {
    method: 'POST',
    body: JSON.stringify(mutation),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(204);
}

/** Every number of one assessment that must not be better than in another. */
function gains(after: AssessmentDocument, than: AssessmentDocument) {
  return after.prerequisites.flatMap(({ id, score }) => {
    const was = prerequisiteOf(than, id).score;
    return [
      ...(score.confidence > was.confidence + SLACK ? [`${id} C`] : []),
      ...(score.capped.lo > was.capped.lo + SLACK ? [`${id} Lo`] : []),
      ...(score.capped.hi < was.capped.hi - SLACK ? [`${id} Hi`] : []),
    ];
  });
}

const openGates = ({ prerequisites }: AssessmentDocument) =>
  prerequisites
    .filter(({ decision }) => decision.gate === 'PASS')
    .map(({ id }) => id);

beforeAll(async () => {
  sandbox = await startWholeCompany();
  config = writeConfiguration(PORT_BASE);
  before = await assess(config);
}, PATIENCE_MS);
afterAll(() => sandbox.close());

describe('the graveyard, as its servers answer', () => {
  it('S1: 30 of 180 owners are real; 40 services have documentation, 12 of it current', () => {
    expect(checkOf(before, 'names-owners-that-exist').value?.lo).toBeCloseTo(
      30 / 180,
      12,
    );
    const documents = checkOf(before, 'documents-its-services');
    expect(documents.value?.lo).toBeCloseTo(40 / 180, 12);
    expect(documents.quantities.current?.lo).toBeCloseTo(0.3, 12);
    expect(documents.quantities.currentOfAll?.lo).toBeCloseTo(12 / 180, 12);
  });

  it('S2 and S10: one of the platform team for 85 engineers, and enough of them for a portal', async () => {
    const members = z
      .array(z.object({ login: z.string() }))
      .parse(await askGitHost('/orgs/saltmarsh/teams/platform/members'));
    expect(before.size).toMatchObject({ engineers: 340, eligible: true });
    expect(before.size.engineers / members.length).toBe(85);
  });

  it('S4: half of the teams share a secrets backend, and one has none; it is named by reference only', () => {
    const secrets = checkOf(before, 'uses-one-secrets-backend');
    expect(secrets.value).toEqual({ lo: 0.5, hi: 0.5 });
    expect(secrets.s).toBe(0);
    expect(secrets.quantities.concentration?.lo).toBeCloseTo(14 / 36, 12);
    expect(secrets.quantities.effective?.lo).toBeCloseTo(36 / 14, 12);
    expect(vetoOf(before, 'unmanaged-secrets')).toBe('fired');
    expect(vetoOf(before, 'many-secrets-backends')).toBe('clear');
    expect(secrets.findings).toHaveLength(1);
    const [finding] = secrets.findings;
    expect(finding?.subjectRef).toBe('group:default/lending');
    expect(finding?.message).not.toMatch(/lending/i);
    expect(secrets.evidenceIds).toContain(finding?.evidenceId);
  });

  it('S5: traffic enters production another way, shown by the IngressClass objects of both environments', () => {
    const entry = checkOf(before, 'uses-one-entry-point');
    expect(entry.s).toBe(0);
    expect(vetoOf(before, 'entry-point-differs')).toBe('fired');
    const shown = entry.findings
      .filter(({ object }) => object?.kind === 'IngressClass')
      .map(({ where }) => where);
    expect(shown).toEqual(
      expect.arrayContaining(['staging-legacy', 'production-legacy']),
    );
    expect(shown).toContain('staging-api');
  });

  it('has two delivery lineages and no plan to make them one', () => {
    const pipelines = checkOf(before, 'delivers-the-same-way');
    expect(pipelines.quantities.lineages).toEqual({ lo: 2, hi: 2 });
    expect(vetoOf(before, 'lineages-without-a-plan')).toBe('fired');
  });

  it('S8: what no source is connected for is undecided between 0 and 100', () => {
    for (const id of ['P3', 'P4', 'P5']) {
      const { score, decision } = prerequisiteOf(before, id);
      expect(score.uncapped).toMatchObject({ lo: 0, hi: 100 });
      expect(decision.gate).toBe('UNDETERMINED');
    }
  });

  it('S9: the foundation comes first, for certain, and portal work freezes', () => {
    expect(before.verdict).toMatchObject({
      phase: 'FOUNDATION',
      certain: true,
    });
    expect(
      [before.verdict.sentence, ...before.verdict.reasons].join(' '),
    ).toMatch(/freeze portal work/i);
    expect(
      prerequisiteOf(before, 'P1').score.displayed.unknown,
    ).toBeGreaterThan(0);
  });
});

describe('what changes in the graveyard', () => {
  it('S12: an attestation that is only lost leaves its veto unknown and opens nothing', async () => {
    await mutate({ kind: 'lose-attestation', team: 'lending' });
    const lost = await assess(config);
    expect(vetoOf(lost, 'unmanaged-secrets')).toBe('unknown');
    expect(openGates(lost)).toEqual(openGates(before));
    expect(lost.verdict.phase).toBe('FOUNDATION');
  });

  it('does not honour an attestation from its last day on', async () => {
    const path =
      '/repos/saltmarsh/platform-register/contents/attestations.yaml';
    await mutate({
      kind: 'team-secrets',
      team: 'lending',
      mechanism: 'shared-document',
    });
    const { sha, content } = z
      .object({ sha: z.string(), content: z.string() })
      .parse(await askGitHost(path));
    const expired = Buffer.from(content, 'base64')
      .toString('utf8')
      .replace(/expires: .*/, 'expires: 2020-01-01');
    await askGitHost(path, {
      method: 'PUT',
      body: JSON.stringify({
        message: 'The statement has ended',
        sha,
        content: Buffer.from(expired).toString('base64'),
      }),
    });
    const ended = await assess(config);
    expect(vetoOf(ended, 'unmanaged-secrets')).toBe('unknown');
    expect(
      checkOf(ended, 'uses-one-secrets-backend').findings.map(
        ({ message }) => message,
      ),
    ).not.toContainEqual(expect.stringContaining('shared document'));
  });

  it('S12: a team that moves to the vault clears the veto and changes no verdict', async () => {
    await mutate({ kind: 'team-secrets', team: 'lending', mechanism: 'vault' });
    const moved = await assess(config);
    expect(vetoOf(moved, 'unmanaged-secrets')).toBe('clear');
    expect(moved.verdict).toMatchObject({ phase: 'FOUNDATION', certain: true });
  });

  it('S13: a cluster that refuses makes what rests on it unknown, and nothing better', async () => {
    const full = await assess(config);
    await mutate({ kind: 'revoke-cluster', cluster: 'production-legacy' });
    const partial = await assess(config);
    expect(gains(partial, full)).toEqual([]);
    const rests = full.prerequisites
      .flatMap(({ checks }) => checks)
      .filter(({ checkId }) =>
        checkOf(partial, checkId).unread.some(
          ({ name }) => name === 'production-legacy',
        ),
      )
      .map(({ checkId }) => checkId);
    expect(rests).toContain('declares-workloads-as-code');
    expect(rests).toContain('uses-one-entry-point');
    const untouched = full.prerequisites
      .flatMap(({ checks }) => checks)
      .filter(({ checkId }) => !rests.includes(checkId));
    expect(
      untouched.map(({ checkId }) => [checkId, checkOf(partial, checkId).s]),
    ).toEqual(untouched.map(({ checkId, s }) => [checkId, s]));
    expect(partial.verdict.phase).toBe('FOUNDATION');
  });
});
