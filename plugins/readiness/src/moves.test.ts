import { assessment, prerequisite } from './__testUtils__/documents';
import { nextMoves } from './moves';

describe('next moves', () => {
  it('repair only what fails, and only in prerequisites that fail', () => {
    const moves = nextMoves(assessment, 20);
    expect(moves.length).toBeGreaterThan(2);
    for (const move of moves) {
      expect(['fail', 'partial']).toContain(move.check.state);
      expect(['P1', 'P2']).toContain(move.prerequisite);
    }
  });

  it('put what clears a veto first', () => {
    const cleared = nextMoves(assessment, 20).map(
      ({ vetoes }) => vetoes.length > 0,
    );
    expect(cleared).toEqual([...cleared].sort((a, b) => Number(b) - Number(a)));
    expect(cleared[0]).toBe(true);
  });

  it('never promise more points than the check is worth', () => {
    const { checks } = prerequisite('P1');
    const weight = checks
      .filter(({ state }) => state !== 'informative')
      .reduce((sum, item) => sum + item.weight, 0);
    for (const { check, gain } of nextMoves(
      { prerequisites: [prerequisite('P1')] },
      20,
    )) {
      expect(gain).toBeLessThanOrEqual((100 * check.weight) / weight);
      expect(gain).toBeGreaterThan(0);
    }
  });

  it('prefer the smaller effort for the same gain', () => {
    const p2 = prerequisite('P2');
    const [one] = p2.checks.filter(({ state }) => state === 'partial');
    if (!one?.remediation) throw new Error('The golden document has no move');
    const { remediation } = one;
    const twins = (['high', 'low'] as const).map(effort => ({
      ...one,
      checkId: effort,
      remediation: { ...remediation, effort },
    }));
    const moves = nextMoves(
      { prerequisites: [{ ...p2, checks: twins, vetoes: [] }] },
      2,
    );
    expect(moves.map(({ effort }) => effort)).toEqual(['low', 'high']);
  });

  it('stop at the number that is asked for', () => {
    expect(nextMoves(assessment, 1)).toHaveLength(1);
    expect(nextMoves({ prerequisites: [] }, 3)).toEqual([]);
  });
});
