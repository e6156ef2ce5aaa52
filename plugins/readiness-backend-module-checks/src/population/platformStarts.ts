import {
  between,
  countWords,
  readOf,
  unreadOf,
  type Finding,
  type Inventory,
  type InventoryComponent,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { startsWithin, type Deployed, type Window } from './deployed';

const APP_NAME = 'argocd/app-name';
const ANYTHING: Range = { lo: 0, hi: 1 };

/** Who started the deployments of an application within the window. */
interface Started {
  readonly application: string;
  readonly instance: string;
  readonly evidenceId: string | undefined;
  /** Names of the services that it is; none where nothing tells. */
  readonly services: readonly string[];
  /** Undefined where it may be any. */
  readonly tier: string | undefined;
  readonly all: number;
  readonly platform: number;
  /** By whoever is not known. */
  readonly maybe: number;
}

/** What Argo CD tells of how far the platform team starts deployments to production. */
export interface PlatformStarts {
  /** Share of a service's deployments; 0 of one that Argo CD does not deploy. */
  of(component: InventoryComponent): Range;
  findingsOf(component: InventoryComponent): readonly Finding[];
  /** Instances that could not be read, each with the reason. */
  readonly silent: readonly string[];
  /** Applications that may be any service's. */
  readonly loose: {
    readonly all: number;
    /** Of them, those that the platform team may have started. */
    readonly risky: number;
  };
}

function startedIn(
  reading: {
    readonly instance: string;
    readonly evidenceId: string | undefined;
  },
  item: Deployed,
  rules: {
    readonly window: Window;
    readonly platform: ReadonlySet<string>;
    readonly names: ReadonlyMap<string, readonly string[]>;
  },
): readonly Started[] {
  const starts = startsWithin(item, rules.window) ?? [];
  if (starts.length === 0) return [];
  const count = (of: (start: Deployed['starts'][number]) => boolean) =>
    starts.filter(of).length;
  return [
    {
      ...reading,
      application: item.name,
      tier: item.tier,
      services:
        item.component === undefined
          ? rules.names.get(item.name) ?? []
          : [item.component],
      all: starts.length,
      platform: count(
        ({ by, team }) =>
          by === 'person' && team !== undefined && rules.platform.has(team),
      ),
      maybe: count(
        ({ by, team }) =>
          by === undefined || (by === 'person' && team === undefined),
      ),
    },
  ];
}

/** Of an application that may run anywhere, any of its deployments may be one to production. */
function shareOf(items: readonly Started[]): Range {
  const sum = (
    of: readonly Started[],
    count: (item: Started) => number,
  ): number => of.reduce((total, item) => total + count(item), 0);
  const sure = items.filter(({ tier }) => tier !== undefined);
  const open = items.filter(({ tier }) => tier === undefined);
  const perhaps = ({ platform, maybe }: Started) => platform + maybe;
  const all = sum(sure, item => item.all);
  const least = sum(sure, item => item.platform);
  const most = sum(items, perhaps);
  return between(
    least === 0 ? 0 : least / (all + sum(open, item => item.all)),
    most === 0 ? 0 : most / (all + sum(open, perhaps)),
  );
}

function findingOf(
  { ref, team }: InventoryComponent,
  { application, instance, evidenceId, all, platform }: Started,
): Finding {
  return {
    message: `The platform team started ${platform} of ${countWords(
      all,
      'deployment',
    )} of application ${application} to production.`,
    where: instance,
    subjectRef: ref,
    ...(team === undefined ? {} : { team }),
    ...(evidenceId === undefined ? {} : { evidenceId }),
  };
}

/** Reads from the histories of applications what the platform team started, service by service. */
export function platformStarts(
  applications: readonly Reading<readonly Deployed[]>[],
  { subjects }: Inventory,
  rules: { readonly window: Window; readonly platform: ReadonlySet<string> },
): PlatformStarts {
  const names = new Map<string, readonly string[]>();
  for (const { name, annotations } of subjects) {
    const called = annotations?.[APP_NAME];
    if (called !== undefined)
      names.set(called, [...(names.get(called) ?? []), name]);
  }
  const started = readOf(applications).flatMap(
    ({ subject, evidenceId, value }) =>
      value.flatMap(item =>
        startedIn({ instance: subject.name, evidenceId }, item, {
          ...rules,
          names,
        }),
      ),
  );
  const loose = started.filter(({ services }) => services.length === 0);
  const silent = unreadOf(applications).map(
    ({ subject, reason }) => `${subject.name} (${reason})`,
  );
  const byService = new Map<string, Started[]>();
  for (const item of started)
    for (const name of item.services) {
      const known = byService.get(name);
      if (known) known.push(item);
      else byService.set(name, [item]);
    }
  const ofService = (name: string) => byService.get(name) ?? [];
  return {
    silent,
    loose: {
      all: loose.length,
      risky: loose.filter(({ platform, maybe }) => platform + maybe > 0).length,
    },
    of: ({ name }) => (silent.length > 0 ? ANYTHING : shareOf(ofService(name))),
    findingsOf: component =>
      ofService(component.name)
        .filter(({ platform, tier }) => platform > 0 && tier !== undefined)
        .map(item => findingOf(component, item)),
  };
}
