import type { Cluster } from '../cluster';
import { addressStatus } from '../controllers/services';
import { ENTRY_ADDRESS } from '../controllers/start-controllers';
import { timestamp, type KubernetesObject } from '../objects/kubernetes-object';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The status that the controller of its kind had long given an object of a service. */
export function giveStatus(
  cluster: Cluster,
  object: KubernetesObject,
  { at, hasAddress }: { readonly at: number; readonly hasAddress: boolean },
): void {
  switch (object.kind) {
    case 'Ingress':
      if (hasAddress)
        cluster.writeStatus(
          { ...object, status: addressStatus(ENTRY_ADDRESS) },
          cluster.plan.ingressController,
          at,
        );
      break;
    case 'HTTPRoute': {
      const accepted = {
        type: 'Accepted',
        status: hasAddress ? 'True' : 'False',
        reason: hasAddress ? 'Accepted' : 'NoMatchingListenerHostname',
        message: '',
        lastTransitionTime: timestamp(at),
        observedGeneration: 1,
      };
      const parent = {
        parentRef: { name: 'public', namespace: 'gateway' },
        controllerName: 'io.cilium/gateway-controller',
        conditions: [accepted],
      };
      cluster.writeStatus(
        { ...object, status: { parents: [parent] } },
        'cilium-operator',
        at,
      );
      break;
    }
    case 'CronJob':
      cluster.writeStatus(
        {
          ...object,
          status: {
            lastScheduleTime: timestamp(nightBefore(cluster.clock.now())),
            lastSuccessfulTime: timestamp(
              nightBefore(cluster.clock.now()) + 90_000,
            ),
          },
        },
        'kube-controller-manager',
        at,
      );
      break;
    case 'ExternalSecret': {
      const ready = {
        type: 'Ready',
        status: 'True',
        reason: 'SecretSynced',
        message: 'secret synced',
        lastTransitionTime: timestamp(at),
      };
      cluster.writeStatus(
        {
          ...object,
          status: {
            conditions: [ready],
            refreshTime: timestamp(cluster.clock.now() - HOUR / 2),
            syncedResourceVersion: '1',
          },
        },
        'external-secrets',
        at,
      );
      break;
    }
    default:
      break;
  }
}

function nightBefore(now: number): number {
  return now - (now % DAY) + 3 * HOUR - (now % DAY < 3 * HOUR ? DAY : 0);
}
