import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  attestation,
  organisation,
  problemLine,
} from '@groundwork/plugin-readiness-common';
import {
  fakeGitHub,
  repositories,
  type FakeHost,
} from '../__testUtils__/fakeGitHub';
import { AttestationCollector } from './attestationCollector';
import { DeclarationCollector } from './declarationCollector';

const REPOSITORY = 'acme/register';
const attestations = { repository: REPOSITORY, path: 'attestations.yaml' };
const declarations = { repository: REPOSITORY, path: 'declarations.yaml' };

const STATEMENT = `attestations:
  - team: Lending
    mechanism: shared-document
    says: In a document that we share.
    by: a.lead
    at: 2026-09-01
    expires: 2027-01-01
`;

describe('registers in a repository', () => {
  let host: FakeHost;
  afterEach(() => host.close());
  const holding = async (files: Readonly<Record<string, string>>) => {
    host = await fakeGitHub(repositories({ slug: REPOSITORY, files }));
  };

  it('tell which team says what, when, by whom and how long it holds', async () => {
    await holding({ 'attestations.yaml': STATEMENT });
    const record = await host.look(
      new AttestationCollector(attestations),
      organisation,
    );
    expect(record).toMatchObject({
      outcome: 'observed',
      object: { repo: REPOSITORY, path: 'attestations.yaml' },
      value: {
        attestations: [
          {
            id: 'secrets-mechanism:Lending',
            topic: 'secrets-mechanism',
            team: 'group:default/lending',
            answer: 'shared-document',
            attestedBy: 'a.lead',
            attestedAt: '2026-09-01T00:00:00.000Z',
            expiresAt: '2027-01-01T00:00:00.000Z',
          },
        ],
      },
    });
  });

  it('keep a statement that has ended, with its end, for the check to refuse', async () => {
    await holding({
      'attestations.yaml': STATEMENT.replace('2027-01-01', '2020-01-01'),
    });
    const record = await host.look(
      new AttestationCollector(attestations),
      organisation,
    );
    expect(record).toMatchObject({
      value: {
        attestations: [{ expiresAt: '2020-01-01T00:00:00.000Z' }],
        file: `attestations.yaml in ${REPOSITORY}`,
      },
    });
  });

  it.each([
    [
      'an end that is no date',
      STATEMENT.replace('2027-01-01', 'soon'),
      'attestations.yaml:7: attestations[1].expires has to be a day, such as 2026-11-01',
    ],
    [
      'a missing end',
      STATEMENT.replace(/ +expires.*\n/, ''),
      'attestations.yaml:2: attestations[1].expires is missing',
    ],
    [
      'a field that nobody knows',
      `${STATEMENT}    excuse: none\n`,
      'attestations.yaml:8: attestations[1].excuse is not known here',
    ],
  ])(
    'say in which line an entry has %s, keep the others, and are not whole',
    async (_what, text, problem) => {
      const other = STATEMENT.replace('attestations:\n', '').replace(
        'Lending',
        'Cards',
      );
      await holding({ 'attestations.yaml': text + other });
      const record = await host.look(
        new AttestationCollector(attestations),
        organisation,
      );
      const { problems = [], ...value } = attestation.schema.parse(
        record.value,
      );
      expect(value).toMatchObject({
        attestations: [{ team: 'group:default/cards' }],
        isIncomplete: true,
      });
      expect(problems.map(problemLine)).toEqual([problem]);
    },
  );

  it.each([
    ['no YAML', 'attestations: [', 'line 1'],
    ['no section of attestations', 'engineers: 3', 'attestations is missing'],
    ['nothing in them', '', 'empty'],
  ])('are not understood with %s', async (_what, text, says) => {
    await holding({ 'attestations.yaml': text });
    const record = await host.look(
      new AttestationCollector(attestations),
      organisation,
    );
    expect(record).toMatchObject({
      outcome: 'failed',
      reason: 'parse_error',
      message: expect.stringContaining(says),
    });
  });

  it('declare what could be understood, and name the sections that may say more', async () => {
    await holding({
      'declarations.yaml': `engineers: 240
interviews:
  - { with: sre, count: 3, by: a.lead, at: 2026-10-01 }
  - { with: everybody, by: a.lead, at: 2026-10-01 }
attestations: []
`,
    });
    const record = await host.look(
      new DeclarationCollector(declarations),
      organisation,
    );
    expect(record).toMatchObject({
      outcome: 'observed',
      value: {
        engineers: 240,
        interviews: [{ with: 'sre', count: 3 }],
        needs: [],
        incomplete: ['interviews'],
        problems: [
          {
            path: 'declarations.yaml',
            line: 4,
            field: 'interviews[2].with',
            message: 'has to be developer or sre',
          },
        ],
      },
    });
    expect(record.value).not.toHaveProperty('joiners');
    expect(record.value).not.toHaveProperty('attestations');
  });

  it('are absent when the repository is there and the file is not', async () => {
    await holding({ 'README.md': '# Register' });
    const record = await host.look(
      new DeclarationCollector(declarations),
      organisation,
    );
    expect(record).toMatchObject({ outcome: 'absent' });
  });

  it('are forbidden, not absent, when the repository is hidden', async () => {
    host = await fakeGitHub({});
    const record = await host.look(
      new AttestationCollector(attestations),
      organisation,
    );
    expect(record).toMatchObject({ outcome: 'failed', reason: 'forbidden' });
  });

  it('declare the portal and what is planned', async () => {
    await holding({
      'declarations.yaml': `portal: { since: 2026-03-01 }
convergencePlans:
  - id: one-pipeline
    title: One pipeline
    owner: group:default/platform
    declaredAt: 2026-09-01
    topic: pipeline
    from: [jenkins]
    to: acme/pipelines
    dueAt: 2027-03-01
`,
    });
    const record = await host.look(
      new DeclarationCollector(declarations),
      organisation,
    );
    expect(record).toMatchObject({
      outcome: 'observed',
      value: {
        portal: { since: '2026-03-01T00:00:00.000Z' },
        convergencePlans: [
          { topic: 'pipeline', dueAt: '2027-03-01T00:00:00.000Z' },
        ],
        accelerators: [],
      },
    });
  });

  it('may be written as the documentation shows them', async () => {
    const page = await readFile(
      // eslint-disable-next-line no-restricted-syntax -- only this test reads it
      join(__dirname, '../../../../docs/how-to/connect-a-real-organisation.md'),
      'utf8',
    );
    const [, attested = '', declared = ''] =
      /### Registers[^]*?```yaml\n([^]*?)```[^]*?```yaml\n([^]*?)```/.exec(
        page,
      ) ?? [];
    await holding({
      'attestations.yaml': attested,
      'declarations.yaml': declared,
    });
    expect(
      await host.look(new AttestationCollector(attestations), organisation),
    ).toMatchObject({
      outcome: 'observed',
      value: { attestations: [{ team: 'group:default/payments' }] },
    });
    expect(
      await host.look(new DeclarationCollector(declarations), organisation),
    ).toMatchObject({
      outcome: 'observed',
      value: {
        engineers: 240,
        accelerators: [{ id: 'eu-and-us' }],
        convergencePlans: [{ to: 'github-actions' }],
        mandates: [{ id: 'no-new-jenkins' }],
        needs: [{ costHoursPerWeek: 12 }],
      },
    });
  });
});
