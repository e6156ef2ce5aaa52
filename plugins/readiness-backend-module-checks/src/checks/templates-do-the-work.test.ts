import {
  goldenPathRuns,
  sourceSubject,
} from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { templatesDoTheWork } from './templates-do-the-work';

const ticket = {
  id: 'one',
  template: 'template:default/order-database',
  status: 'completed',
  createdAt: '2026-10-01T08:00:00.000Z',
  isOutcomeRead: true,
  opensTicketOnly: true,
  isListed: true,
};
const old = { ...ticket, createdAt: '2025-01-01T08:00:00.000Z' };
const measure = (
  portals: Readonly<Record<string, readonly object[] | 'forbidden'>>,
) =>
  measureFixture(templatesDoTheWork, {
    evidence: {
      [goldenPathRuns.id]: Object.entries(portals).map(([name, runs]) => {
        const subject = sourceSubject(name, 'scaffolder');
        return runs === 'forbidden'
          ? { subject, unread: runs }
          : { subject, value: { runs } };
      }),
    },
  });

describe('templates that only open a ticket', () => {
  it.each([
    ['no scaffolder is connected', {}],
    [
      'a scaffolder could not be read',
      { portal: [ticket], other: 'forbidden' as const },
    ],
  ])('are not known where %s', (_, portals) => {
    expect(measure(portals).kind).toBe('unknown');
  });

  it('are not asked for where nobody ran any template lately', () => {
    expect(measure({ portal: [old] }).kind).toBe('not_applicable');
  });

  it('are counted by portal: a template of the same name elsewhere may do the work', () => {
    expect(
      measure({
        portal: [ticket],
        other: [{ ...ticket, opensTicketOnly: false }],
      }),
    ).toMatchObject({
      value: { lo: 1, hi: 1 },
      findings: [{ where: 'portal' }],
    });
  });
});
