import {
  between,
  dayWords,
  defineOrganisationCheck,
  documentation,
  measured,
  notApplicable,
  readOf,
  shareOverCompletions,
  unreadOf,
  type Documentation,
  type Finding,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { percent } from '../population/words';
import { documentationMissing } from './has-documentation';

const DAY_MS = 24 * 60 * 60 * 1000;

const settings = z.object({
  /** Documentation whose last commit is younger is current. */
  currentDays: z.number().positive().default(90),
});

/** The times of a document; one that is no time is not known. */
interface Written extends Pick<Documentation, 'repository' | 'path'> {
  /** The day, for people. */
  readonly on?: string;
  readonly atMs?: number;
  readonly codeAtMs?: number;
}

/** Read once a document: the share of ten thousand is asked for with each that changes. */
export function writtenOf({
  repository,
  path,
  lastDocumentationCommitAt: written = '',
  lastCodeCommitAt: code = '',
}: Documentation): Written {
  const [atMs, codeAtMs] = [Date.parse(written), Date.parse(code)];
  return {
    repository,
    path,
    ...(Number.isNaN(atMs) ? {} : { on: dayWords(written), atMs }),
    ...(Number.isNaN(codeAtMs) ? {} : { codeAtMs }),
  };
}

/**
 * Current: the last commit is younger than the limit, or no code commit is newer. Undefined: the history could not be
 * read.
 */
export function isCurrent(
  { atMs, codeAtMs }: Written,
  asOf: Date,
  currentDays: number,
): boolean | undefined {
  if (atMs === undefined) return undefined;
  if (atMs > asOf.getTime() - currentDays * DAY_MS) return true;
  return codeAtMs === undefined ? undefined : codeAtMs <= atMs;
}

/** One for each component that has none. */
function undocumented(
  documents: readonly Reading<Written>[],
): readonly Finding[] {
  return documents.flatMap(({ state, subject, evidenceId }) =>
    state === 'absent'
      ? [
          {
            ...documentationMissing(subject),
            subjectRef: subject.ref,
            ...(evidenceId === undefined ? {} : { evidenceId }),
          },
        ]
      : [],
  );
}

/** Catalog truth: share of components with documentation, and how much of it is current. */
export const documentsItsServices = defineOrganisationCheck({
  id: 'documents-its-services',
  title: 'Components have documentation, and it is current',
  failureTitle: 'Most components have no documentation that can be trusted',
  why: 'Documentation that is missing or old is asked for in chat; the platform team answers it again and again.',
  remediation: {
    summary:
      'Add a docs folder with mkdocs.yml from the template, and review it with every larger change.',
    effort: 'medium',
    href: 'how-to/document-a-service',
  },
  appliesTo: 'organisation',
  requires: { documents: documentation },
  settings,
  version: 4,
  summarise: { documents: writtenOf },
  evaluate({ documents }, { settings: { currentDays }, asOf }) {
    const [documented, unread] = [
      readOf(documents),
      unreadOf(documents).length,
    ];
    const total = documents.length;
    const range = shareOverCompletions({
      having: documented.length,
      read: total - unread,
      unread,
    });
    if (!range) return notApplicable('The catalog holds no components.');
    const states = documented.map(reading => ({
      reading,
      current: isCurrent(reading.value, asOf, currentDays),
    }));
    const current = states.filter(state => state.current === true).length;
    const uncertain = states.filter(
      state => state.current === undefined,
    ).length;
    const ofDocs = shareOverCompletions({
      having: current,
      read: documented.length - uncertain,
      unread: uncertain + unread,
    });
    return measured(range, {
      quantities: {
        ...(ofDocs ? { current: ofDocs } : {}),
        currentOfAll: between(
          current / total,
          (current + uncertain + unread) / total,
        ),
      },
      population: { read: total - unread, expected: total, unit: 'component' },
      findings: [
        ...undocumented(documents),
        ...states
          .filter(state => state.current === false)
          .map(
            ({ reading }): Finding => ({
              message: `Its documentation was last changed on ${reading.value.on}, its code since.`,
              subjectRef: reading.subject.ref,
              object: {
                repo: reading.value.repository,
                path: reading.value.path,
              },
              ...(reading.evidenceId === undefined
                ? {}
                : { evidenceId: reading.evidenceId }),
            }),
          ),
      ],
      explanation: `${
        documented.length
      } of ${total} components have documentation (${percent(
        range,
      )}); ${current} of ${documented.length} are current.`,
    });
  },
});
