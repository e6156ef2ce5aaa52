import type { SourceClients } from '@groundwork/source-client';
import {
  applicationNameOf,
  applicationSettingsOf,
} from '../argocd/applicationName';
import { Applications } from '../argocd/Applications';
import type { GoldenPathConfig } from '../config';
import type { Sight } from './Name';

/** The Argo CD application that a service would have in an environment, and any other that has its namespace. */
export async function seeApplications(
  sources: SourceClients,
  config: GoldenPathConfig,
  {
    service,
    environment,
  }: { readonly service: string; readonly environment: string },
): Promise<readonly Sight[]> {
  const settings = applicationSettingsOf(config, environment);
  if (!settings) {
    return [];
  }
  const applications = new Applications(sources, settings.instance);
  const name = applicationNameOf(config, { service, environment });
  const path = `${environment}/${service}`;
  const state = await applications.find(name, { project: settings.project });
  if (state === undefined) {
    return [];
  }
  const url = applications.addressOf(name);
  const thing = `the Argo CD application ${name} of ${environment} (${url})`;
  return [
    {
      found:
        state.path === path
          ? { thing, url, isOwn: true }
          : {
              thing,
              url,
              isOwn: false,
              remark: `it deploys ${state.path ?? 'something else'}`,
            },
    },
  ];
}
