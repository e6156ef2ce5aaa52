import { declaration, DeclarationSection } from '../evidence';
import { Look, prerequisiteIds } from '../standard';
import { LooksFor, UnknownFact } from '../verdict';
import { toDeclare } from '../registers';
import { registersOf } from './declared';
import { PrerequisiteResult } from './document';
import { Judge } from './judge';
import { unreadCatalogLooks, unreadRegisterLooks } from './unreadLooks';

const DECLARE: Readonly<
  Record<Exclude<UnknownFact, (typeof prerequisiteIds)[number]>, Look>
> = {
  variation: {
    title: 'Read the pipelines and deployments of every squad',
    effort: 'medium',
  },
  foundationLatched: {
    title: 'Keep assessing every day for four weeks',
    effort: 'low',
  },
  engineers: {
    title:
      'Load your groups into the catalog or declare the number of engineers',
    effort: 'low',
  },
  accelerators: { title: 'Declare your accelerators', effort: 'low' },
  typicalChangeHours: {
    title: 'Connect deployments and changes to measure the time to production',
    effort: 'medium',
  },
  reopened: {
    title: 'Declare whether the portal has been reopened',
    effort: 'low',
  },
  questionsRepeat: { title: 'Connect the ticket tracker', effort: 'low' },
  pillarsReady: {
    title: 'Keep the foundation and delivery pillars measured for four weeks',
    effort: 'medium',
  },
  needsWithoutCost: {
    title: 'Write down the needs and what each costs today',
    effort: 'low',
  },
};

/** Every section with its example. */
const HOW_TO = 'how-to/declare-what-no-api-knows';

/**
 * The cheapest looks that settle an unknown fact: reading what could not be read, else of an undecided gate its own, else
 * the declaration asked for.
 */
export function looksOf(
  prerequisites: readonly PrerequisiteResult[],
  by: Pick<Judge, 'evidence' | 'inventory' | 'checks'>,
): LooksFor {
  const declared = (
    fact: keyof typeof DECLARE,
    section: DeclarationSection,
    others: readonly Look[] = [],
  ): readonly Look[] => [
    ...unreadRegisterLooks(declaration, by.evidence, section),
    ...others,
    {
      ...DECLARE[fact],
      declare: {
        ...toDeclare(registersOf(by.evidence), section),
        href: HOW_TO,
      },
    },
  ];
  return fact => {
    switch (fact) {
      case 'P1':
      case 'P2':
      case 'P3':
      case 'P4':
      case 'P5': {
        const found = prerequisites.find(({ id }) => id === fact);
        return found ? [...vetoLooks(found, by), ...found.looks] : [];
      }
      case 'engineers':
        return declared(
          fact,
          'engineers',
          unreadCatalogLooks(by.inventory.unreadCatalog ?? []),
        );
      case 'accelerators':
        return declared(fact, 'accelerators');
      case 'reopened':
        return declared(fact, 'portal');
      case 'needsWithoutCost':
        return declared(fact, 'needs');
      default:
        return [DECLARE[fact]];
    }
  };
}

/** Registers whose loss leaves a veto unknown: a plan or an attestation may stand in them. */
function vetoLooks(
  { vetoes }: PrerequisiteResult,
  { checks, evidence }: Pick<Judge, 'checks' | 'evidence'>,
): readonly Look[] {
  return vetoes
    .filter(({ state }) => state === 'unknown')
    .flatMap(({ checkId }) => {
      const check = checks.get(checkId);
      return check?.scope === 'organisation'
        ? Object.values(check.requires)
        : [];
    })
    .flatMap(kind => unreadRegisterLooks(kind, evidence));
}
