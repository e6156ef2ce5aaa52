import { say } from '../../__testUtils__/say';
import { headingOf, pageWords } from './words';

const t = say();

describe('what a list of the catalog is called', () => {
  it.each([
    [{ kind: 'Component', total: 180 }, 'All components (180)'],
    [{ kind: 'API', whose: 'owned', total: 1 }, 'Owned APIs (1)'],
    [{ kind: 'Resource', total: 12_345 }, 'All resources (12,345)'],
    [{ whose: 'starred', total: 0 }, 'Starred entities (0)'],
    [{ kind: 'Playbook', total: 3 }, 'All entities of kind Playbook (3)'],
  ] as const)('%j is "%s"', (listed, heading) => {
    expect(headingOf(listed, t)).toBe(heading);
  });

  it('leaves a count out that nobody knows', () => {
    expect(headingOf({ kind: 'component' }, t)).toBe('All components');
  });
});

it('says which part of the whole a page shows', () => {
  expect(pageWords({ offset: 20, shown: 20, total: 1180 }, t)).toBe(
    '21 to 40 of 1,180',
  );
});
