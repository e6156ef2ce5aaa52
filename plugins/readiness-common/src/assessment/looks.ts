import { Look, prerequisiteIds } from '../standard';
import { LooksFor, UnknownFact } from '../verdict';
import { PrerequisiteResult } from './document';

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

/** The cheapest looks that settle an unknown fact: of an undecided gate its own, otherwise the declaration asked for. */
export function looksOf(
  prerequisites: readonly PrerequisiteResult[],
): LooksFor {
  return fact => {
    switch (fact) {
      case 'P1':
      case 'P2':
      case 'P3':
      case 'P4':
      case 'P5':
        return prerequisites.find(({ id }) => id === fact)?.looks ?? [];
      default:
        return [DECLARE[fact]];
    }
  };
}
