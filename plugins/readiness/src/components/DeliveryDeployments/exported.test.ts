import { rolledBack } from '../../__testUtils__';
import { exported, toCsv } from './exported';

describe('an exported table', () => {
  it('has a line for each deployment, with what is not known left empty', () => {
    const { failure: _, ...well } = rolledBack;
    const [header, first, second] = toCsv([
      rolledBack,
      { ...well, changes: [] },
    ]).split('\r\n');
    expect(header).toBe(
      'service,id,status,kind,sha,started_at,finished_at,changes,lead_times_hours,failure_reasons,incidents,recovery,recovery_hours,rework',
    );
    expect(first).toBe(
      `component:default/checkout,github:g/2,success,forward,${'a3'.repeat(
        20,
      )},2026-11-20T11:59:00.000Z,2026-11-20T12:00:00.000Z,pr7 ${'a3'.repeat(
        20,
      )},51 3,incident rollback,github:g/9,recovered,1.5,`,
    );
    expect(second).toMatch(/,2026-11-20T12:00:00\.000Z,,,,,,,$/);
  });

  it('keeps a comma, a quote and a line inside their cell', () => {
    const text = toCsv([{ ...rolledBack, id: 'a,"b"\nc' }]);
    expect(text).toContain('checkout,"a,""b""\nc",success');
  });

  it('lets no text of an outside system become a formula', () => {
    expect(toCsv([{ ...rolledBack, id: '=HYPERLINK(1)' }])).toContain(
      "checkout,'=HYPERLINK(1),success",
    );
  });

  it('is the same as JSON, with every field', () => {
    const { text, type } = exported([rolledBack], 'json');
    expect(type).toBe('application/json');
    expect(JSON.parse(text)).toEqual([rolledBack]);
  });
});
