import fc from 'fast-check';
import { SquadChanges } from '../../phase';
import { Waiver } from '../../waivers';
import { complaints } from './demands';
import { covers, Cover, hiddenBy } from './hiding';
import { inventories } from './inventories';
import { judge, Organisation, Proof } from './judging';
import { maybe } from './values/maybe';
import { Answer, sourcesOf, worldsOf } from './worlds';

export type { Proof } from './judging';

const COMPLETIONS = 2;

/** Squads of which enough is known, so that the phase is left to the paths of the teams; few, because each costs draws. */
const alike: readonly SquadChanges[] = ['a', 'b'].map(name => ({
  ref: `group:default/squad-${name}`,
  headcount: 5,
  leadTimeHours: Array.from({ length: 15 }, () => 3),
}));

const waiversOf = (
  vetoed: readonly string[],
): fc.Arbitrary<readonly Waiver[]> =>
  fc.subarray([...vetoed], { maxLength: 1 }).chain(checks =>
    fc.tuple(
      ...checks.map(check =>
        fc
          .constantFrom<Waiver['reason']>('planned', 'planned', 'risk-accepted')
          .map(reason => ({
            id: 'w',
            check,
            subjectRef: 'organisation:default',
            reason,
            justification: 'j',
            requester: 'user:default/one',
            approver: 'user:default/two',
            requestedAt: '2026-10-01T00:00:00Z',
            expiresAt: '2026-12-01T00:00:00Z',
            plan: 'plan',
          })),
      ),
    ),
  );

interface Case {
  readonly organisation: Organisation;
  /** The organisation as it is, and as it might be where nobody sees it. */
  readonly worlds: readonly (readonly Answer[])[];
  readonly hidden: readonly Cover[];
  readonly alsoHidden: readonly Cover[];
}

function cases({ standard }: Proof): fc.Arbitrary<Case> {
  const vetoed = standard.prerequisites.flatMap(({ vetoes }) =>
    vetoes.map(({ check }) => check),
  );
  return inventories.chain(inventory => {
    const sources = sourcesOf(inventory, vetoed);
    const world = worldsOf(inventory, sources);
    return fc.record({
      organisation: fc.record({
        inventory: fc.constant(inventory),
        sources: fc.constant(sources),
        waivers: waiversOf([...new Set(vetoed)]),
        squads: maybe(fc.constant(alike)),
      }),
      worlds: fc.array(world, {
        minLength: 1 + COMPLETIONS,
        maxLength: 1 + COMPLETIONS,
      }),
      hidden: covers,
      alsoHidden: covers,
    });
  });
}

/**
 * Draws organisations, hides parts of them and completes those at random. A verdict that is said to be certain is what
 * every completion gives; bounds contain every completion; nothing gets better by hiding more.
 */
export function completionsProperty(proof: Proof) {
  return fc.property(
    cases(proof),
    ({ organisation, worlds, hidden, alsoHidden }) => {
      const [truth = [], ...others] = worlds;
      const covered = hiddenBy(truth, hidden);
      const more = new Map([...covered, ...hiddenBy(truth, alsoHidden)]);
      const part = judge(proof, organisation, {
        answers: truth,
        hidden: covered,
      });
      const less = judge(proof, organisation, { answers: truth, hidden: more });
      const found = [
        ...complaints(less, part).map(text => `Hiding more: ${text}`),
        ...[truth, ...others].flatMap(other =>
          complaints(
            part,
            judge(proof, organisation, {
              answers: truth.map((answer, at) =>
                covered.has(at) ? other[at] ?? answer : answer,
              ),
              hidden: new Map(),
            }),
          ).map(text => `Completed: ${text}`),
        ),
      ];
      if (found.length > 0) {
        throw new Error([...new Set(found)].slice(0, 8).join('\n'));
      }
    },
  );
}
