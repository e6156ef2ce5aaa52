import { pieces } from './chunked';

describe('pieces', () => {
  it('are as large as is right when each is taken, and leave nothing out', () => {
    const sizes = [2, 1, 5];
    expect([...pieces([1, 2, 3, 4], () => sizes.shift() ?? 0)]).toEqual([
      [1, 2],
      [3],
      [4],
    ]);
  });

  it('of nothing there are none', () => {
    expect([...pieces([], () => 3)]).toEqual([]);
  });
});
