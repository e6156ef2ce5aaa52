import {
  between,
  defineOrganisationCheck,
  documentation,
  measured,
  notApplicable,
  readOf,
  shareOverCompletions,
  unreadOf,
  type Documentation,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { percent } from '../population/words';

const DAY_MS = 24 * 60 * 60 * 1000;

const settings = z.object({
  /** Documentation whose last commit is younger is current. */
  currentDays: z.number().positive().default(90),
});

/**
 * Current: the last commit is younger than the limit, or no code commit is newer. Undefined: the history could not be
 * read.
 */
export function isCurrent(
  { lastDocumentationCommitAt, lastCodeCommitAt }: Documentation,
  asOf: Date,
  currentDays: number,
): boolean | undefined {
  if (lastDocumentationCommitAt === undefined) return undefined;
  const written = Date.parse(lastDocumentationCommitAt);
  if (written > asOf.getTime() - currentDays * DAY_MS) return true;
  return lastCodeCommitAt === undefined
    ? undefined
    : Date.parse(lastCodeCommitAt) <= written;
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
  summarise: { documents: (document): Documentation => document },
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
      findings: states
        .filter(state => state.current === false)
        .map(
          ({ reading }): Finding => ({
            message: `Its documentation was last changed on ${reading.value.lastDocumentationCommitAt?.slice(
              0,
              10,
            )}, its code since.`,
            subjectRef: reading.subject.ref,
            ...(reading.evidenceId === undefined
              ? {}
              : { evidenceId: reading.evidenceId }),
          }),
        ),
      explanation: `${
        documented.length
      } of ${total} components have documentation (${percent(
        range,
      )}); ${current} of ${documented.length} are current.`,
    });
  },
});
