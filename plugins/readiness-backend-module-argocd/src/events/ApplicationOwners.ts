import { deploymentLocatorOf } from '@groundwork/plugin-deployments-common';
import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  parseLabelSelector,
  selectsLabels,
  type LabelSelector,
} from '@groundwork/workload-ownership';
import type { DeployedApplication } from './deployedApplication';

/** The services that an application is, by the annotations that the card of deployments goes by too. */
export class ApplicationOwners {
  readonly #byName = new Map<string, Subject[]>();
  readonly #selecting: {
    readonly service: Subject;
    readonly selector: LabelSelector;
  }[] = [];

  constructor(services: readonly Subject[]) {
    for (const service of services) {
      const { argocd } = deploymentLocatorOf({ metadata: service });
      if (argocd && 'appName' in argocd) {
        const known = this.#byName.get(argocd.appName);
        if (known) known.push(service);
        else this.#byName.set(argocd.appName, [service]);
      } else if (argocd) {
        const selector = parseLabelSelector(argocd.appSelector);
        if (selector) this.#selecting.push({ service, selector });
      }
    }
  }

  of({ metadata }: DeployedApplication): readonly Subject[] {
    const labels = metadata.labels ?? {};
    const selected = this.#selecting.filter(({ selector }) =>
      selectsLabels(selector, labels),
    );
    return [
      ...(this.#byName.get(metadata.name) ?? []),
      ...selected.map(({ service }) => service),
    ];
  }
}
