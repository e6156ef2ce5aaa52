import { onCallAt, rotaOf } from './rota';

const people = ['ada', 'bram', 'cleo'].map(login => ({
  login,
  displayName: login,
  squad: 'cards',
}));
const at = (when: string, rota = rotaOf('cards')) =>
  onCallAt({ people }, rota, Date.parse(when));

describe('onCallAt', () => {
  it('hands over on Mondays at nine', () => {
    const before = at('2026-11-23T08:59:59Z');
    const after = at('2026-11-23T09:00:00Z');
    expect(before?.untilMs).toBe(Date.parse('2026-11-23T09:00:00Z'));
    expect(after?.now).toEqual(before?.next);
    expect(after?.untilMs).toBe(Date.parse('2026-11-30T09:00:00Z'));
  });

  it('calls everybody in turn', () => {
    const weeks = [2, 9, 16, 23].map(
      day => at(`2026-11-${String(day).padStart(2, '0')}T12:00:00Z`)?.now.login,
    );
    expect(new Set(weeks.slice(0, 3))).toEqual(
      new Set(['ada', 'bram', 'cleo']),
    );
    expect(weeks[3]).toBe(weeks[0]);
  });

  it('knows no rota of nobody', () => {
    expect(at('2026-11-23T12:00:00Z', rotaOf('nobody'))).toBeUndefined();
    expect(at('2026-11-23T12:00:00Z', 'cards')).toBeUndefined();
  });
});
