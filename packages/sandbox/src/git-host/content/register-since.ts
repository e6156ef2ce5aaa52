import { stringify } from 'yaml';
import type { Company } from '../../company';
import { dayOfWork } from './one-pipeline';
import { declarationsOf } from './declarations';
import type { TemplateRelease } from './template-releases';

const DAY = 86_400_000;
/** When the last team left the shared document, and when the platform team wrote down what it had become. */
const DOCUMENT_GONE_DAY = 71;
const DECLARED_DAY = 112;
const ATTESTED_FOR_DAYS = 180;

/** What the register says since the foundation work began. */
export function registerSince(company: Company): readonly TemplateRelease[] {
  const { earlier } = company;
  if (earlier === undefined) return [];
  return [
    { at: 0, says: 'Begin', refs: [] },
    {
      at: dayOfWork(earlier, DOCUMENT_GONE_DAY),
      says: 'The shared document is gone',
      refs: [],
      files: [{ path: 'attestations.yaml', content: attestationOf(earlier) }],
    },
    {
      at: dayOfWork(earlier, DECLARED_DAY),
      says: 'Declare what the platform team is',
      refs: [],
      files: [{ path: 'declarations.yaml', content: declared(earlier) }],
    },
  ];
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Whoever kept its secrets in a document says where they are now. */
function attestationOf(earlier: Company): string {
  const at = earlier.now + DOCUMENT_GONE_DAY * DAY;
  const attestations = earlier.teams
    .filter(({ secrets }) => secrets === 'shared-document')
    .map(({ name }) => {
      const squads = earlier.squads.filter(({ team }) => team === name);
      return {
        team: name,
        mechanism: 'vault',
        says: 'The shared document is deleted, and what stood in it was replaced. Each service reads its own path of the vault.',
        by:
          earlier.people.find(({ squad }) => squad === squads[0]?.name)
            ?.login ?? name,
        at: dayOf(at),
        expires: dayOf(at + ATTESTED_FOR_DAYS * DAY),
      };
    });
  return stringify({ attestations });
}

/** The roadmap is of this month and the survey was answered; a product owner there is still none. */
function declared(earlier: Company): string {
  const { people, now } = earlier;
  const by = people.find(({ squad }) => squad === 'platform')?.login;
  const on = (day: number) => ({
    by: by ?? 'platform',
    at: dayOf(now + day * DAY),
  });
  return stringify({
    ...declarationsOf(earlier),
    roadmap: {
      where: 'saltmarsh/platform-support: roadmap.md',
      updatedAt: dayOf(now + DECLARED_DAY * DAY),
      ...on(DECLARED_DAY),
    },
    interviews: [
      { with: 'developer', count: 6, ...on(64) },
      { with: 'sre', count: 3, ...on(66) },
    ],
    surveys: [
      {
        question: 'pipeline-understood-minutes',
        asked: 48,
        answered: 29,
        median: 70,
        ...on(DECLARED_DAY - 8),
      },
    ],
  });
}
