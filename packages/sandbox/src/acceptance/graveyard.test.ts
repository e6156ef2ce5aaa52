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
import { breakGitHost, mutate, repairGitHost } from './__testUtils__/control';
import {
  askGitHost,
  PATIENCE_MS,
  PORT_BASE,
  startWholeCompany,
} from './__testUtils__/servers';

jest.setTimeout(PATIENCE_MS);
/** `yarn proof graveyard` asks for everything, every other run for what no other test of fewer parts shows. */
const WHOLE = process.env.PROOF === 'graveyard';

let sandbox: RunningSandbox;
let config: string;
let before: AssessmentDocument;

/** Assesses while the Git host fails in one way. */
async function assessWith(failure: object): Promise<AssessmentDocument> {
  await breakGitHost(failure);
  try {
    return await assess(config);
  } finally {
    await repairGitHost();
  }
}

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
    expect((before.size.engineers ?? 0) / members.length).toBe(85);
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

  it('finds the hand that changed a service which only its label selector finds, and says how much is nobody’s', () => {
    const byHand = checkOf(before, 'changes-nothing-by-hand');
    expect(
      byHand.findings.filter(
        ({ object }) => object?.name === 'mortgage-servicing',
      ),
    ).toEqual([
      expect.objectContaining({
        subjectRef: 'component:default/mortgage-servicing',
        where: 'production-legacy',
      }),
    ]);
    expect(byHand.explanation).toMatch(
      /\d+ of \d+ workloads there belong to no component/,
    );
    const declared = checkOf(before, 'declares-workloads-as-code').findings;
    expect(declared.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        / in production-legacy belongs to no component and counts for no team/,
      ),
    );
  });

  it('has two delivery lineages and no plan to make them one', () => {
    const pipelines = checkOf(before, 'delivers-the-same-way');
    expect(pipelines.quantities.lineages).toEqual({ lo: 2, hi: 2 });
    expect(vetoOf(before, 'lineages-without-a-plan')).toBe('fired');
  });

  it('asks the platform team more than twenty questions a week, the same five from three teams or more', () => {
    const questions = checkOf(before, 'how-to-questions-are-few');
    expect(questions.value?.lo).toBeGreaterThan(20);
    expect(questions.quantities.perHundredEngineers?.lo).toBeCloseTo(
      ((questions.value?.lo ?? 0) * 100) / 340,
      12,
    );
    const same = checkOf(before, 'asks-the-same-questions');
    expect(same.value?.lo).toBeGreaterThanOrEqual(0.4);
    expect(same.findings).toHaveLength(5);
    for (const { message } of same.findings)
      expect(message).toMatch(/ by (?:[3-9]|\d\d) known teams\.$/);
    expect(checkOf(before, 'deploys-without-exceptions').explanation).toMatch(
      / \d+ tickets asked for an exception/,
    );
    // Nobody logs time, and the roadmap is short.
    const planned = checkOf(before, 'platform-work-is-planned');
    expect(planned.value?.lo).toBeLessThan(planned.value?.hi ?? 0);
    expect(planned.explanation).toMatch(
      /the time in progress of \d+, at most eight hours a weekday/,
    );
    expect(vetoOf(before, 'mostly-reactive')).toBe('unknown');
    expect(prerequisiteOf(before, 'P4').decision.gate).toBe('UNDETERMINED');
  });

  it('S8: nothing is said of a golden path while no scaffolder is connected', async () => {
    const apart = await assess(writeConfiguration(PORT_BASE, ['scaffolder']));
    const { score, decision } = prerequisiteOf(apart, 'P3');
    expect(score.uncapped).toMatchObject({ lo: 0, hi: 100 });
    expect(decision.gate).toBe('UNDETERMINED');
    expect(gains(apart, before)).toEqual([]);
  });

  it('S24: a form that opens a ticket is none, and no run ended in a service that works', () => {
    const used = checkOf(before, 'has-a-used-golden-path');
    expect(used.value).toEqual({ lo: 0, hi: 0 });
    expect(used.findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^Template order-database only asks somebody else to do the work\. Its \d+ runs made nothing\.$/,
      ),
    );
    const ended = checkOf(before, 'golden-path-ends-in-a-working-service');
    expect(ended.value).toEqual({ lo: 0, hi: 0 });
    expect(JSON.stringify([used, ended])).not.toMatch(/user:default/);
  });

  it('has a platform team of four that runs no product, which alone decides nothing', () => {
    const team = checkOf(before, 'platform-team-is-a-product-team');
    expect(team.value).toEqual({ lo: 0.2, hi: 0.2 });
    expect(team.findings.map(({ message }) => message.split(':')[0])).toEqual([
      'Product owner',
      'Roadmap',
      'Interviews',
      'Support',
      'declarations.yaml',
    ]);
    expect(prerequisiteOf(before, 'P4').decision.gate).toBe('UNDETERMINED');
  });

  it('has platform people who approve and deploy what others wrote, of whom no name is kept', async () => {
    const needing = checkOf(before, 'changes-need-no-platform-member');
    expect(needing.value?.lo).toBeGreaterThan(0.1);
    expect(needing.value?.hi).toBeGreaterThan(needing.value?.lo ?? 1);
    const said = needing.findings.map(({ message }) => message).join('\n');
    expect(said).toMatch(/^Only the platform team approved \d+ of /m);
    expect(said).toMatch(/^The platform team started \d+ of /m);
    const { people } = sandbox.gitHost().company;
    expect(people.filter(({ login }) => said.includes(login))).toEqual([]);
    sandbox.faults.set('argocd:argocd-production', {
      kind: 'status',
      status: 403,
    });
    const silent = await assess(config).finally(() =>
      sandbox.faults.clear('argocd:argocd-production'),
    );
    const unread = checkOf(silent, 'changes-need-no-platform-member');
    expect(unread.value?.hi).toBe(1);
    expect(unread.explanation).toContain(
      'argocd-production (forbidden) could not be read',
    );
    expect(gains(silent, before)).toEqual([]);
  });

  it('declares a need that nobody can read, and a survey that few answered', () => {
    const messages = checkOf(before, 'pipeline-is-understood-within-an-hour');
    expect(messages.explanation).toMatch(/^Fewer than 30 %/);
    expect(messages.findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^declarations\.yaml:\d+: needs\[2\]\.costHoursPerWeek has to be a number of hours/,
      ),
    );
  });

  it('S11: the plan begins with what clears a veto: one secrets store, one entry point, one pipeline', () => {
    const first = before.plan.moves.filter(({ vetoes }) => vetoes.length > 0);
    expect(before.plan.moves.slice(0, first.length)).toEqual(first);
    expect(first.map(({ checkId }) => checkId).sort()).toEqual([
      'delivers-the-same-way',
      'uses-one-entry-point',
      'uses-one-secrets-backend',
    ]);
  });

  it('has metrics or traces of 78 of 146 services collected, all of which it can see', () => {
    const { value, population } = checkOf(before, 'services-have-telemetry');
    expect(value?.lo).toBeCloseTo(78 / 146, 12);
    expect(value?.hi).toBeCloseTo(78 / 146, 12);
    expect(population).toEqual({ read: 146, expected: 146, unit: 'service' });
  });

  it('S9: the foundation comes first, for certain, and portal work freezes', () => {
    expect(before.verdict).toMatchObject({
      phase: 'FOUNDATION',
      certain: true,
    });
    expect(
      [
        before.verdict.sentence,
        ...before.verdict.reasons.map(({ sentence }) => sentence),
      ].join(' '),
    ).toMatch(/freeze portal work/i);
    expect(
      prerequisiteOf(before, 'P1').score.displayed.unknown,
    ).toBeGreaterThan(0);
  });
});

describe('what the graveyard loses sight of', () => {
  it('says nothing of the golden path for the former portal, whose right to read is revoked', async () => {
    sandbox.faults.set('former-portal', { kind: 'status', status: 403 });
    const lost = await assess(config);
    sandbox.faults.clear('former-portal');
    expect(gains(lost, before)).toEqual([]);
    const ended = checkOf(lost, 'golden-path-ends-in-a-working-service');
    expect(ended).toMatchObject({ state: 'unknown' });
    expect(ended.explanation).toMatch(/former-portal \(forbidden\)/);
    expect(lost.verdict).toMatchObject({ phase: 'FOUNDATION', certain: true });
  });

  const path =
    '/api/v3/repos/saltmarsh/platform-register/contents/declarations.yaml';

  const refuses = {
    how: 'refuses it',
    failure: { kind: 'status', status: 403, path },
    complaint: /declarations\.yaml of saltmarsh\/platform-register \(403\)/,
  };
  const isSilent = {
    how: 'never answers',
    failure: { kind: 'never-answers', path },
    complaint: /localhost:\d+ did not answer in time/,
  };

  it.each(WHOLE ? [refuses, isSilent] : [refuses])(
    'leaves the size and the plans open while the Git host $how to read the declarations',
    async ({ failure, complaint }) => {
      const lost = await assessWith(failure);
      expect(lost.size).toEqual({ from: 'unknown' });
      expect(lost.verdict).toMatchObject({
        certain: false,
        possible: ['NO_PORTAL', 'PIECES', 'FOUNDATION'],
      });
      const [look] = lost.verdict.looks;
      expect(look?.title).toMatch(
        /^Make the register of declarations readable: /,
      );
      expect(look?.title).toMatch(complaint);
      expect(vetoOf(lost, 'lineages-without-a-plan')).toBe('unknown');
      expect(gains(lost, before)).toEqual([]);
      expect(openGates(lost)).toEqual(openGates(before));
    },
  );

  it('knows nothing of the platform team’s work while its tracker is dead, and nothing is better for it', async () => {
    const lost = await assessWith({
      kind: 'status',
      status: 403,
      path: '/api/v3/repos/saltmarsh/platform-support/issues',
    });
    sandbox.faults.set('jira', { kind: 'status', status: 403 });
    const unplanned = await assess(config);
    sandbox.faults.clear('jira');
    for (const id of [
      'how-to-questions-are-few',
      'asks-the-same-questions',
      'platform-work-is-planned',
      'friction-is-measured',
    ]) {
      for (const [silent, name] of [
        [lost, 'Platform support'],
        [unplanned, 'Platform board'],
      ] as const) {
        const { value, explanation, unread } = checkOf(silent, id);
        expect(value).toBeUndefined();
        expect(explanation).toContain(`${name} could not be read (forbidden)`);
        expect(unread).toContainEqual(
          expect.objectContaining({ reason: 'forbidden' }),
        );
      }
    }
    expect(gains(lost, before)).toEqual([]);
    expect(gains(unplanned, before)).toEqual([]);
    expect(openGates(lost)).toEqual(openGates(before));
    expect(prerequisiteOf(lost, 'P4').score.confidence).toBeLessThan(
      prerequisiteOf(before, 'P4').score.confidence,
    );
    expect(lost.verdict).toMatchObject({ phase: 'FOUNDATION', certain: true });
  });

  if (WHOLE) {
    it('counts at least the people it sees when a catalog file cannot be read, which is enough of them', async () => {
      const partly = await assessWith({
        kind: 'status',
        status: 403,
        path: '/api/v3/repos/saltmarsh/saltmarsh-pipeline/contents/catalog-info.yaml',
      });
      expect(partly.size).toEqual({
        ...before.size,
        ...(before.size.from === 'catalog' ? { isLowerBound: true } : {}),
      });
      const { phase, certain, reasons } = partly.verdict;
      expect([phase, certain]).toEqual(['FOUNDATION', true]);
      // A service that a template made may stand in it: what failed is undecided, and everything else as it was.
      const same = before.verdict.reasons.filter(each => each.about !== 'P3');
      expect(reasons).toEqual(expect.arrayContaining(same));
      expect(reasons).toHaveLength(before.verdict.reasons.length);
      expect(gains(partly, before)).toEqual([]);
    });

    it('comes back as it was when everything answers again', async () => {
      const again = await assess(config);
      expect(again.verdict).toEqual(before.verdict);
      expect(again.size).toEqual(before.size);
    });
  }
});

describe('what changes in the graveyard', () => {
  let moved: AssessmentDocument;
  // So many assessments ask more within minutes than the host allows in an hour, which begins anew.
  beforeAll(() => (WHOLE ? sandbox.reset() : undefined), PATIENCE_MS);

  it('S12: an attestation that is only lost leaves its veto unknown and opens nothing', async () => {
    await mutate({ kind: 'lose-attestation', team: 'lending' });
    const lost = await assess(config);
    expect(vetoOf(lost, 'unmanaged-secrets')).toBe('unknown');
    expect(openGates(lost)).toEqual(openGates(before));
    expect(lost.verdict.phase).toBe('FOUNDATION');
  });

  if (WHOLE) {
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
  }

  it('S12: a team that moves to the vault clears the veto and changes no verdict', async () => {
    await mutate({ kind: 'team-secrets', team: 'lending', mechanism: 'vault' });
    moved = await assess(config);
    expect(vetoOf(moved, 'unmanaged-secrets')).toBe('clear');
    expect(moved.verdict).toMatchObject({ phase: 'FOUNDATION', certain: true });
  });

  it('S13: a cluster that refuses makes what rests on it unknown, and nothing better', async () => {
    const full = moved;
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
