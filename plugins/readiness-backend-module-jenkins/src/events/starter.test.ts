import { buildSchema } from './builds';
import { starterOf } from './starter';

const startedFor = (...causes: readonly object[]) =>
  starterOf(
    buildSchema.parse({
      ...{ number: 1, timestamp: 0, building: false },
      actions: [{}, { causes }],
    }),
  );
const timer = { shortDescription: 'Started by timer' };

describe('whoever started a build', () => {
  it('is the person whom Jenkins names', () => {
    const ada = { userId: 'ada', userName: 'Ada Vale' };
    expect(startedFor(ada)).toEqual({ kind: 'person', name: 'Ada Vale' });
    expect(startedFor({ userId: 'ada' })).toEqual({
      ...{ kind: 'person', name: 'ada' },
    });
    // Who repeats a build stands beside what started it first.
    expect(startedFor(timer, ada)).toMatchObject({ kind: 'person' });
  });

  it('is what triggered it where nobody signed in', () => {
    expect(startedFor(timer)).toEqual({ kind: 'automation', name: 'timer' });
    expect(
      startedFor({ shortDescription: 'Started by an SCM change' }),
    ).toEqual({ kind: 'automation', name: 'SCM change' });
    expect(startedFor({ userId: 'SYSTEM' })).toEqual({ kind: 'automation' });
  });

  it('is not made up where Jenkins says nothing', () => {
    expect(startedFor()).toBeUndefined();
  });
});
