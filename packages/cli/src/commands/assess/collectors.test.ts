import { ConfigReader } from '@backstage/config';
import { checks } from '@groundwork/plugin-readiness-backend-module-checks';
import {
  deliveryMetrics,
  firstDeployments,
  frozenBaselines,
  smallChanges,
} from '@groundwork/plugin-readiness-common';
import { SourceClients } from '@groundwork/source-client';
import { collectorSets } from './assess';

const register = { repository: 'acme/register', path: 'register.yaml' };
const config = new ConfigReader({
  jenkins: {
    instances: [{ name: 'default', baseUrl: 'http://jenkins.example' }],
  },
  readiness: {
    registers: { attestations: register, declarations: register },
    tickets: [{ kind: 'github', repository: 'acme/support' }],
  },
});

/** What the portal keeps over months, and nobody else; without it, what rests on it is unknown. */
const OF_THE_PORTAL = [
  deliveryMetrics.id,
  firstDeployments.id,
  frozenBaselines.id,
  smallChanges.id,
];

const collected = new Set([
  ...collectorSets(SourceClients.fromConfig(config), [])
    .flatMap(({ collectors }) => collectors)
    .map(({ collector }) => collector.produces.id),
  ...OF_THE_PORTAL,
]);

describe('the collectors of the product', () => {
  it.each(checks.map(check => ({ id: check.id, check })))(
    'gather everything that $id is judged from',
    ({ check }) => {
      const kinds =
        check.scope === 'subject'
          ? Object.values(check.requires).map(({ kind }) => kind.id)
          : Object.values(check.requires).map(({ id }) => id);
      expect(kinds.length).toBeGreaterThan(0);
      expect(kinds.filter(kind => !collected.has(kind))).toEqual([]);
    },
  );
});
