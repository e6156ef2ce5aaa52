import {
  application,
  changeApprovals,
  declaration,
  organisation,
  sourceSubject,
  type Application,
  type FailureReason,
  type InventoryComponent,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import {
  measureFixture,
  type CheckFixture,
} from '@groundwork/plugin-readiness-node/testUtils';
import { changesNeedNoPlatformMember } from './changes-need-no-platform-member';

const PLATFORM = 'group:default/platform';
const CARDS = 'group:default/cards';

const service = (
  name: string,
  annotations?: Readonly<Record<string, string>>,
): InventoryComponent & Subject => ({
  ...{ kind: 'Component', ref: `component:default/${name}`, name },
  ...{ type: 'service', lifecycle: 'production', team: CARDS },
  ...(annotations ? { annotations } : {}),
});

/** Of ten changes so many were approved by the platform team alone. */
const approvedBy = (subject: Subject, platform: number, changes = 10) => ({
  subject,
  value: {
    ...{ repository: `acme/${subject.name}`, days: 90, changes },
    approvals: [
      { teams: [PLATFORM], alsoUnknown: false, changes: platform },
      { teams: [CARDS], alsoUnknown: false, changes: changes - platform },
    ].filter(group => group.changes > 0),
  },
});

/** An application of which the platform team started so many of ten deployments. */
const startedBy = (
  name: string,
  platform: number,
  component?: string,
): Application => ({
  ...{ name, tier: 'production', destination: {}, sync: 'Synced' },
  ...(component === undefined ? {} : { component }),
  ...{ automated: false, selfHeal: false, prune: false },
  ...{ ignoredDifferences: 0, resources: [], images: [] },
  history: Array.from({ length: 10 }, (_, id) => ({
    ...{ id, deployedAt: '2026-10-20T09:00:00Z' },
    ...(id < platform
      ? { startedBy: 'person', team: PLATFORM }
      : { startedBy: 'automation' }),
  })),
});

type Instance = readonly Application[] | FailureReason;

function measure(
  services: readonly (InventoryComponent & Subject)[],
  approvals: CheckFixture['evidence'][string],
  ...instances: readonly Instance[]
) {
  const platformTeam = { group: PLATFORM };
  return measureFixture(changesNeedNoPlatformMember, {
    inventory: { components: [...services], subjects: [...services] },
    evidence: {
      [changeApprovals.id]: approvals,
      [application.id]: instances.map((instance, index) => {
        const subject = sourceSubject(`argo-${index}`, 'argocd');
        return typeof instance === 'string'
          ? { subject, unread: instance }
          : { subject, value: { applications: instance } };
      }),
      [declaration.id]: [
        {
          subject: organisation,
          value: {
            platformTeam,
            ...{ accelerators: [], convergencePlans: [] },
            ...{ mandates: [], needs: [] },
          },
        },
      ],
    },
  });
}

const cards = service('cards');

describe('changes that need the platform team', () => {
  it.each([
    [0, 0, { lo: 0, hi: 0 }],
    [4, 0, { lo: 0.4, hi: 0.4 }],
    [0, 3, { lo: 0.3, hi: 0.3 }],
    [4, 3, { lo: 0.4, hi: 0.7 }],
    [7, 6, { lo: 0.7, hi: 1 }],
    [10, 3, { lo: 1, hi: 1 }],
  ])(
    'of ten, %d approved and %d deployed by it, are between the larger share and both together',
    (approved, started, value) => {
      expect(
        measure(
          [cards],
          [approvedBy(cards, approved)],
          [startedBy('cards', started, 'cards')],
        ),
      ).toMatchObject({
        value: {
          lo: expect.closeTo(value.lo, 9),
          hi: expect.closeTo(value.hi, 9),
        },
      });
    },
  );

  it('are those of the application that the catalog names, where Argo CD does not name the service', () => {
    const named = service('cards', { 'argocd/app-name': 'cards-live' });
    expect(
      measure([named], [approvedBy(named, 0)], [startedBy('cards-live', 3)]),
    ).toMatchObject({ value: { lo: 0.3, hi: 0.3 } });
  });

  it('may be more while an application belongs to nobody, and not for more services than there are such applications', () => {
    const services = ['cards', 'ledger', 'limits', 'rates'].map(name =>
      service(name),
    );
    expect(
      measure(
        services,
        services.map(each => approvedBy(each, 0)),
        [startedBy('stray', 1)],
      ),
    ).toMatchObject({
      value: { lo: 0, hi: 0.25 },
      explanation: expect.stringContaining(
        '1 application belongs to no service of the catalog',
      ),
    });
  });

  it('are only told from approvals where no Argo CD is connected', () => {
    expect(measure([cards], [approvedBy(cards, 4)])).toMatchObject({
      value: { lo: 0.4, hi: 0.4 },
    });
  });
});

describe('an Argo CD that does not tell who deployed', () => {
  it.each(['forbidden', 'timeout', 'unauthorized'] as const)(
    'leaves it unknown, with the reason (%s), where approvals alone would pass',
    reason => {
      expect(
        measure([cards], [approvedBy(cards, 0)], [], reason),
      ).toMatchObject({
        kind: 'unknown',
        reason: expect.stringContaining(
          `argo-1 (${reason}) could not be read: nobody knows who started`,
        ),
      });
    },
  );

  it('leaves at least as much as approvals tell, and names the instance', () => {
    expect(measure([cards], [approvedBy(cards, 4)], 'timeout')).toMatchObject({
      value: { lo: 0.4, hi: 1 },
      explanation: expect.stringContaining(
        'argo-0 (timeout) could not be read',
      ),
    });
  });
});

describe('services of which little is known', () => {
  it('count as anything while their approvals are not known', () => {
    const other = service('ledger');
    expect(
      measure(
        [cards, other],
        [
          approvedBy(cards, 0),
          { subject: other, unread: 'forbidden' satisfies FailureReason },
        ],
        [startedBy('cards', 0, 'cards')],
      ),
    ).toMatchObject({
      value: { lo: 0, hi: 0.5 },
      population: { read: 1, expected: 2 },
    });
  });

  it('have nothing to judge when none of them changed', () => {
    expect(
      measure(
        [cards],
        [approvedBy(cards, 0, 0)],
        [startedBy('cards', 4, 'cards')],
      ).kind,
    ).toBe('not_applicable');
  });
});
