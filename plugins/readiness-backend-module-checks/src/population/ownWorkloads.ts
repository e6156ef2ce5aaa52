import {
  between,
  componentOf,
  type Finding,
  locatorOf,
  measured,
  type Measurement,
  notApplicable,
  objectNameOf,
  unknown,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { isUnderstood } from '@groundwork/workload-ownership';
import { z } from 'zod';
import type { Judgement } from '../judgements/judgement';
import {
  look,
  type OwnWorkload,
  type Placed,
  type Seen,
} from './seenWorkloads';
import { list, unownedSentence } from './words';

const MEANT_FOR_PRODUCTION = 'production';

/** What a standard may set of a claim about workloads. */
export const placeSettings = {
  tiers: z.array(z.string()).default(['production']),
  /** Where a component is judged that is not meant for production yet, until it runs there. */
  before: z.array(z.string()).default(['staging']),
};

/** What a claim about workloads is judged from. */
export interface OwnWorkloads extends Omit<Placed, 'tiers'> {
  readonly settings: {
    readonly tiers: readonly string[];
    readonly before: readonly string[];
  };
  /** The claim says nothing of other kinds of workload; of a component that has only those it says nothing either. */
  readonly about?: {
    readonly applies: (workload: Workload) => boolean;
    /** Why not, as a sentence. */
    readonly otherwise: string;
  };
}

function findingOf(
  { cluster, evidenceId, workload }: OwnWorkload,
  { says, mend }: Exclude<Judgement, { readonly state: 'holds' }>,
): Finding {
  const { kind, namespace, name } = workload;
  return {
    message: `${kind} ${namespace}/${name} in ${cluster} ${says}.`,
    where: cluster,
    object: objectNameOf(workload),
    ...(evidenceId === undefined ? {} : { evidenceId }),
    ...(mend ? { mend } : {}),
  };
}

/** Why a component without a workload cannot be said not to run there; undefined when it can. */
function whyNotToBeSeen(
  { unread, ofNobody, all }: Seen,
  { subject, inventory, tiers }: Placed,
): string | undefined {
  if (unread.length > 0)
    return `${list(unread)} could not be read; it may run there.`;
  const component = componentOf(subject.ref, inventory);
  if (component && !isUnderstood(locatorOf(component)))
    return 'Its annotation backstage.io/kubernetes-label-selector is no label selector, so its workloads are not known.';
  return ofNobody > 0
    ? `No workload in ${list(tiers)} names it.${unownedSentence(
        ofNobody,
        all,
      )} One of them may be its.`
    : undefined;
}

/**
 * Judges a claim that every workload of a component has to meet, where it runs furthest: in production, or before it while
 * it is not meant for production. One that fails decides. Where nothing fails, a workload that could not be judged, a
 * cluster that could not be read and pods of which none is ready leave it open.
 */
export function judgeWorkloads(
  { settings, ...from }: OwnWorkloads,
  judge: (workload: Workload, cluster: string) => Judgement,
): Measurement {
  const live = { ...from, tiers: settings.tiers };
  const seen = look(live);
  const { lifecycle = MEANT_FOR_PRODUCTION } = from.subject;
  const isOnItsWay =
    lifecycle !== MEANT_FOR_PRODUCTION &&
    seen.own.length === 0 &&
    seen.unread.length === 0;
  if (!isOnItsWay) return judgeThere(live, seen, judge);
  const rehearsal = { ...from, tiers: settings.before };
  const earlier = look(rehearsal);
  return earlier.own.length === 0 && earlier.unread.length === 0
    ? unknown(
        `It waits for its first workload: none in ${list([
          ...settings.tiers,
          ...settings.before,
        ])} is known to be its.`,
        [],
        { clusters: [...seen.clusters, ...earlier.clusters] },
      )
    : judgeThere(rehearsal, earlier, judge);
}

function judgeThere(
  from: Placed & Pick<OwnWorkloads, 'about'>,
  seen: Seen,
  judge: (workload: Workload, cluster: string) => Judgement,
): Measurement {
  const { clusters } = seen;
  const { about } = from;
  const own = about
    ? seen.own.filter(({ workload }) => about.applies(workload))
    : seen.own;
  if (about && own.length < seen.own.length && own.length === 0)
    return seen.unread.length > 0
      ? unknown(
          `${list(seen.unread)} could not be read; it may run there.`,
          [],
          {
            clusters,
          },
        )
      : notApplicable(about.otherwise, { clusters });
  const judged = own.map(item => ({
    item,
    judgement: judge(item.workload, item.cluster),
  }));
  const findingsOf = (wanted: 'fails' | 'unknown') =>
    judged.flatMap(({ item, judgement }) =>
      judgement.state === wanted ? [findingOf(item, judgement)] : [],
    );
  const failing = findingsOf('fails');
  if (failing.length > 0)
    return measured(false, { clusters, findings: failing });
  if (own.length === 0) {
    const reason = whyNotToBeSeen(seen, from);
    return reason === undefined
      ? notApplicable(`It does not run in ${list(from.tiers)}.`, { clusters })
      : unknown(reason, [], { clusters });
  }
  const open = findingsOf('unknown');
  const reasons = openReasons({ ...seen, own }, open, from.tiers);
  if (reasons.length > 0) {
    return measured(between(0, 1), {
      clusters,
      findings: open,
      explanation: reasons.join(' '),
    });
  }
  const rest = unownedSentence(seen.ofNobody, seen.all);
  return measured(true, {
    clusters,
    ...(rest === ''
      ? {}
      : { explanation: `It holds for each of its workloads.${rest}` }),
  });
}

function openReasons(
  { own, unread }: Seen,
  open: readonly Finding[],
  tiers: readonly string[],
): readonly string[] {
  const runs = own.some(({ workload }) => workload.hasReadyPod !== false);
  return [
    ...(unread.length > 0
      ? [`${list(unread)} could not be read; it may run there.`]
      : []),
    ...(open.length > 0
      ? [`${open.length} of its ${own.length} workloads cannot be judged.`]
      : []),
    ...(runs
      ? []
      : [`It is deployed to ${list(tiers)}, but none of its pods is ready.`]),
  ];
}
