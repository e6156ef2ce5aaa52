import { Reading } from '../checks';
import { SmallChanges, Subject } from '../evidence';
import { Inventory } from '../inventory';
import { diagnose } from './diagnose';
import { squadChangesOf } from './squadChanges';
import { typicalHours } from './squads';

const subject = (name: string): Subject => ({
  kind: 'Component',
  ref: `component:default/${name}`,
  name,
});

const read = (
  name: string,
  leadTimeHours: readonly number[],
): Reading<SmallChanges> => ({
  state: 'read',
  subject: subject(name),
  trust: { freshness: 1, reliability: 1 },
  value: {
    window: { fromDay: '2026-08-03', toDay: '2026-11-01' },
    leadTimeHours: [...leadTimeHours],
  },
});

const service = (name: string, owner: object, type = 'service') => ({
  ref: `component:default/${name}`,
  name,
  type,
  lifecycle: 'production',
  ...owner,
});
const group = (name: string, members: number, more: object = {}) => ({
  ref: `group:default/${name}`,
  name,
  type: 'team',
  members,
  ...more,
});

const inventory: Inventory = {
  components: [
    service('cart', { team: 'group:default/shop', squad: 'group:default/buy' }),
    service('price', {
      team: 'group:default/shop',
      squad: 'group:default/buy',
    }),
    service('shelf', { team: 'group:default/shop' }),
    service('pay', { team: 'group:default/bank' }),
    service('page', { team: 'group:default/bank' }, 'website'),
    service('orphan', {}),
  ],
  teams: [
    group('shop', 9),
    group('buy', 4, { type: 'squad', parent: 'group:default/shop' }),
    group('bank', 6),
    group('idle', 3),
  ],
  clusters: [],
  undeclaredClusters: [],
  subjects: [],
};

describe('the changes of squads', () => {
  it('are those of the services that they own, each person counted once', () => {
    expect(
      squadChangesOf(
        [
          read('cart', [5, 6]),
          read('price', [1]),
          read('shelf', [2]),
          read('pay', [3]),
          read('page', [900]),
          read('orphan', [900]),
        ],
        inventory,
      ),
    ).toEqual([
      { ref: 'group:default/bank', headcount: 6, leadTimeHours: [3] },
      { ref: 'group:default/buy', headcount: 4, leadTimeHours: [1, 5, 6] },
      { ref: 'group:default/shop', headcount: 5, leadTimeHours: [2] },
    ]);
  });

  it('are unknown, all of them, where one service of the squad could not be read, and none where no source tells of it', () => {
    const found = squadChangesOf(
      [
        read('cart', [5, 6]),
        { state: 'unread', subject: subject('price'), reason: 'timeout' },
        {
          state: 'absent',
          subject: subject('shelf'),
          trust: { freshness: 1, reliability: 1 },
        },
        read('pay', [3]),
      ],
      inventory,
    );
    expect(found?.map(({ leadTimeHours }) => leadTimeHours)).toEqual([
      [3],
      [],
      [],
    ]);
    // None is a number; of the squad with the silent service there is none.
    expect(
      diagnose({
        pipelines: undefined,
        deployMechanisms: undefined,
        squads: found,
      }).squadTimes,
    ).toEqual({
      fewestChanges: 15,
      squads: [
        {
          ref: 'group:default/bank',
          changes: 1,
          medianHours: expect.closeTo(3),
        },
        { ref: 'group:default/buy' },
        { ref: 'group:default/shop', changes: 0 },
      ],
    });
  });

  it('leave every arm and the typical time open while nobody looks at changes', () => {
    const squads = squadChangesOf([], inventory);
    expect(squads).toBeUndefined();
    expect(typicalHours(squads)).toEqual({ lo: 0, hi: Infinity });
  });

  it('never make the typical time known by losing a squad', () => {
    const fast = Array.from({ length: 20 }, () => 3);
    const all = [
      read('cart', fast),
      read('price', fast),
      read('shelf', fast),
      read('pay', fast),
    ];
    const known = squadChangesOf(all, inventory);
    expect(typicalHours(known).lo).toBeCloseTo(3, 9);
    expect(typicalHours(known).hi).toBeCloseTo(3, 9);
    const lost = squadChangesOf(
      all.map(reading =>
        reading.subject.name === 'pay'
          ? { state: 'unread', subject: reading.subject, reason: 'forbidden' }
          : reading,
      ),
      inventory,
    );
    expect(typicalHours(lost)).toMatchObject({ lo: expect.closeTo(3, 9) });
    const diagnostic = diagnose({
      pipelines: undefined,
      deployMechanisms: undefined,
      squads: lost,
    });
    expect(diagnostic.squadsWithoutData).toEqual(['group:default/bank']);
    expect(diagnostic.spread.state).toBe('inconclusive');
  });
});
