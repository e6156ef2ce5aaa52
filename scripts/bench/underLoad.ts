import type { Bench, BenchContext, Sample } from './bench';
import { load, type Load } from './connections';
import { assessmentsOf, serveCatalog, untilJudged } from './servedCatalog';

const ENTITIES = { usual: 1_000, whole: 10_000 };
const SECONDS = { usual: 8, whole: 30 };
const CONNECTIONS = 200;
/** As many as keep the backend busy and leave it time for something else. */
const FEW_CONNECTIONS = 4;

type PathOf = (index: number, entities: number) => string;

const service = (index: number, entities: number) =>
  `service-${(index * 37) % entities}`;

const catalog =
  '/api/catalog/entities/by-query?filter=kind=component&limit=20&orderField=metadata.name,asc';

/** The first question of a page of either app. */
const ofBoth: Readonly<Record<string, PathOf>> = {
  catalog: () => catalog,
  'service page': (index, entities) =>
    `/api/catalog/entities/by-name/component/default/${service(
      index,
      entities,
    )}`,
};

/** Pages that a plain app does not have. */
const ofOurs: Readonly<Record<string, PathOf>> = {
  'readiness of a service': (index, entities) =>
    `/api/readiness/services/default/${service(index, entities)}`,
  'readiness of a team': index =>
    `/api/readiness/teams/default/team-${(index * 7) % 200}`,
  'delivery of a service': (index, entities) =>
    `/api/readiness/delivery/services/default/${service(index, entities)}`,
};

function sizesOf({ whole }: BenchContext) {
  return {
    entities: whole ? ENTITIES.whole : ENTITIES.usual,
    seconds: whole ? SECONDS.whole : SECONDS.usual,
  };
}

function samplesOf(name: string, got: Load, isOurs: boolean): Sample[] {
  const how = `${got.perSecond.toFixed(0)} requests a second, ${
    got.requests
  } a round`;
  return [
    {
      what: `${name}, ${CONNECTIONS} connections, time of the server for each request`,
      value: 1000 / got.perSecond,
      unit: 'ms',
      // As many requests in the same time as a plain app.
      ...(!isOurs && { budget: { of: 'ratio', atMost: 1 } as const }),
      how,
    },
    {
      what: `${name}, ${CONNECTIONS} connections, p99`,
      value: got.p99Ms,
      unit: 'ms',
      ...(isOurs && { budget: { of: 'figure', atMost: 1_000 } as const }),
      how,
    },
  ];
}

/** 200 connections at once on pages of both apps, and on those that only ours has. */
export const underLoad: Bench = {
  id: 'load-pages',
  rounds: { usual: 3, whole: 5 },
  async open(app, context) {
    const { entities, seconds } = sizesOf(context);
    const { url, close } = await serveCatalog(app, context, {
      entities,
      hasTeams: true,
    });
    const paths = {
      ...ofBoth,
      ...(app.name === 'groundwork' ? ofOurs : {}),
    };
    try {
      if (app.name === 'groundwork') await untilJudged(url, context);
    } catch (error) {
      await close();
      throw error;
    }
    return {
      async sample() {
        const samples: Sample[] = [];
        for (const [name, pathOf] of Object.entries(paths)) {
          const got = await load({
            ...{ url, seconds, connections: CONNECTIONS },
            pathOf: index => pathOf(index, entities),
          });
          samples.push(...samplesOf(name, got, name in ofOurs));
        }
        // What the same costs while everything is assessed is compared with this.
        const few = await load({
          ...{ url, seconds, connections: FEW_CONNECTIONS },
          pathOf: () => catalog,
        });
        samples.push({
          what: `catalog, ${FEW_CONNECTIONS} connections, p95`,
          value: few.p95Ms,
          unit: 'ms',
          how: `${few.perSecond.toFixed(0)} requests a second`,
        });
        return samples;
      },
      close,
    };
  },
};

/** The catalog under load while everything is assessed again and again; a plain app has nothing to assess. */
export const whileAssessing: Bench = {
  id: 'load-assessing',
  rounds: { usual: 3, whole: 5 },
  async open(app, context) {
    const { entities, seconds } = sizesOf(context);
    const served = await serveCatalog(app, context, {
      entities,
      hasTeams: true,
      settings:
        app.name === 'groundwork'
          ? { readiness: { assessment: { frequency: { seconds: 2 } } } }
          : {},
    });
    const { url, close } = served;
    try {
      if (app.name === 'groundwork') await untilJudged(url, context);
    } catch (error) {
      await close();
      throw error;
    }
    const assessed = async () =>
      app.name === 'plain' ? undefined : assessmentsOf(served);
    return {
      async sample() {
        const before = await assessed();
        const got = await load({
          ...{ url, seconds, connections: FEW_CONNECTIONS },
          pathOf: () => catalog,
        });
        if (app.name !== 'plain' && before === (await assessed()))
          throw new Error('nothing was assessed while the catalog was asked');
        return [
          {
            what: `catalog, ${FEW_CONNECTIONS} connections, while everything is assessed, p95`,
            value: got.p95Ms,
            unit: 'ms',
            budget: { of: 'ratio', atMost: 1.2 },
            how: `${got.perSecond.toFixed(0)} requests a second, ${
              got.requests
            } a round`,
          },
        ];
      },
      close,
    };
  },
};
