import { rolledBack } from '../../__testUtils__';
import type { DeliveryDeployment } from '../../answers';
import { deploymentsFile } from './deploymentsFile';

const SOURCE = 'https://portal.example.com';
const PORTAL = { source: SOURCE, tier: 'production' };

const toCsv = (deployments: readonly DeliveryDeployment[]) =>
  deploymentsFile(deployments, 'csv', PORTAL).text;

describe('an exported table', () => {
  it('has a line for each deployment, with what is not known left empty', () => {
    const { failure: _, ...well } = rolledBack;
    const [header, first, second] = toCsv([
      rolledBack,
      { ...well, changes: [] },
    ]).split('\r\n');
    expect(header).toBe(
      'service,id,status,kind,sha,without_sha,started_at,finished_at,started_by,started_by_kind,changes,lead_times_hours,failure_reasons,incidents,recovery,recovery_hours,rework,contested',
    );
    expect(first).toBe(
      `component:default/checkout,github:g/2,success,forward,${'a3'.repeat(
        20,
      )},,2026-11-20T11:59:00.000Z,2026-11-20T12:00:00.000Z,,,pr7 ${'a3'.repeat(
        20,
      )},51 3,incident rollback,github:g/9,recovered,1.5,,no`,
    );
    expect(second).toMatch(/,2026-11-20T12:00:00\.000Z,,,,,,,,,,no$/);
  });

  it('says of each whether it rests on what people said', () => {
    expect(toCsv([{ ...rolledBack, isContested: true }])).toMatch(/,yes\r\n$/);
  });

  it('says who or what started each', () => {
    const startedBy = { kind: 'person', name: 'ada' } as const;
    expect(toCsv([{ ...rolledBack, startedBy }])).toContain(
      ',2026-11-20T12:00:00.000Z,ada,person,',
    );
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
    const { text, type } = deploymentsFile([rolledBack], 'json', PORTAL);
    expect(type).toBe('application/json');
    expect(JSON.parse(text)).toEqual([rolledBack]);
  });

  describe('as CDEvents', () => {
    const eventsOf = (...deployments: readonly DeliveryDeployment[]) =>
      JSON.parse(deploymentsFile(deployments, 'cdevents', PORTAL).text);

    it('is a batch of events that say what happened to which service, with its commit', () => {
      const { type } = deploymentsFile([rolledBack], 'cdevents', PORTAL);
      expect(type).toBe('application/cloudevents-batch+json');
      expect(eventsOf(rolledBack)).toEqual([
        {
          specversion: '1.0',
          id: 'component:default/checkout/github:g/2',
          source: SOURCE,
          type: 'dev.cdevents.service.upgraded.0.3.0',
          subject: 'component:default/checkout',
          time: '2026-11-20T12:00:00.000Z',
          datacontenttype: 'application/json',
          data: {
            context: {
              specversion: '0.5.1',
              id: 'component:default/checkout/github:g/2',
              source: SOURCE,
              type: 'dev.cdevents.service.upgraded.0.3.0',
              timestamp: '2026-11-20T12:00:00.000Z',
            },
            subject: {
              id: 'component:default/checkout',
              content: {
                environment: { id: 'production' },
                artifactId: `pkg:generic/checkout@${'a3'.repeat(20)}`,
              },
            },
          },
        },
      ]);
    });

    it('says who or what started it where that is recorded', () => {
      const startedBy = { kind: 'automation', name: 'deployer' } as const;
      const [event] = eventsOf({ ...rolledBack, startedBy });
      expect(event.data.customData).toEqual({ startedBy });
    });

    it('names the environments that it went to', () => {
      const { text } = deploymentsFile([rolledBack], 'cdevents', {
        ...PORTAL,
        tier: 'staging',
      });
      const [{ data }] = JSON.parse(text);
      expect(data.subject.content.environment).toEqual({ id: 'staging' });
    });

    it('calls a rollback one, and what is not a new version a deployment', () => {
      const types = eventsOf(
        { ...rolledBack, kind: 'rollback' },
        { ...rolledBack, kind: 'redeploy' },
      ).map(({ type }: { readonly type: string }) => type);
      expect(types).toEqual([
        'dev.cdevents.service.rolledback.0.3.0',
        'dev.cdevents.service.deployed.0.3.0',
      ]);
    });

    it('claims no success for a deployment that failed', () => {
      expect(eventsOf({ ...rolledBack, status: 'failure' })).toEqual([]);
    });
  });
});
