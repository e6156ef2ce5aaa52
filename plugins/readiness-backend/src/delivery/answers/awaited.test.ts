import { ReadingState } from '../collect/readings';
import { withoutSource } from './awaited';

const at = (time: string) => Date.parse(`2026-11-01T${time}Z`);
const read: ReadingState = {
  ...{ collector: 'example', source: 'github:one', tellsOfDeployments: true },
  tellsOfIncidents: false,
  ...{ awaitedSinceMs: at('09:00:00'), catchesUp: false },
  ...{ beganAtMs: at('09:10:00'), endedAtMs: at('09:11:00') },
  ...{ seenServices: 'a', readServices: 'a' },
  ...{ outcome: 'complete', reason: undefined, nextAtMs: at('09:20:00') },
};
const never: ReadingState = {
  ...read,
  ...{ beganAtMs: undefined, endedAtMs: undefined, outcome: undefined },
  ...{ seenServices: undefined, readServices: undefined },
};
const silent: ReadingState = {
  ...{ ...read, source: 'argocd:all' },
  ...{ outcome: 'failed', reason: 'unreachable' },
};

describe('a service that no source of deployments tells of', () => {
  it('has none when every source was read to the end, or there is none', () => {
    expect(withoutSource([]).reason).toBe('no-deployment-source');
    expect(withoutSource([read]).reason).toBe('no-deployment-source');
    const incidents = { ...never, tellsOfDeployments: false };
    expect(withoutSource([incidents]).reason).toBe('no-deployment-source');
    const inPart: ReadingState = { ...silent, outcome: 'partly' };
    expect(withoutSource([inPart]).reason).toBe('no-deployment-source');
  });

  it('is told since when the first reading has been awaited, and when it comes at the latest', () => {
    expect(withoutSource([read, never])).toEqual({
      reason: 'not-read-yet',
      sentence:
        'The sources of deployments have not been read yet. That has been awaited since 1 Nov 2026, 09:00 UTC.',
      definedBy:
        'It comes by itself once they have been read. They are read as soon as the catalog has settled, at the latest on 1 Nov 2026, 09:20 UTC.',
      since: '2026-11-01T09:00:00.000Z',
      nextAt: '2026-11-01T09:20:00.000Z',
    });
  });

  it.each<[string, Partial<ReadingState>]>([
    ['goes on', { outcome: 'unfinished' }],
    ['comes again for services that are new', { seenServices: 'a and b' }],
  ])('is told so while the reading %s', (_, more) => {
    const { reason, since } = withoutSource([{ ...read, ...more }]);
    expect({ reason, since }).toEqual({
      reason: 'not-read-yet',
      since: '2026-11-01T09:10:00.000Z',
    });
  });

  it('is told that what was read is being worked out', () => {
    expect(withoutSource([read], true)).toMatchObject({
      reason: 'not-read-yet',
      sentence: 'What the sources of deployments reported is being worked out.',
    });
  });

  it('is told that the sources are being read', () => {
    const running = { ...never, beganAtMs: at('09:05:00') };
    const { definedBy, nextAt } = withoutSource([running]);
    expect(definedBy).toMatch(/They are being read now\.$/);
    expect(nextAt).toBeUndefined();
  });

  it('may have one among those that could not be read', () => {
    expect(withoutSource([read, silent])).toMatchObject({
      reason: 'source-not-read',
      sentence:
        'What the sources of deployments report is unknown, because they could not be read: Argo CD (unreachable).',
    });
  });
});
