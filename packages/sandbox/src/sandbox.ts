import type { Mutation } from './company';
import { controlApp } from './control/app';
import { SandboxClock } from './control/clock';
import { SettableFaults } from './control/faults';
import { listen } from './faults';
import type { RunningGitHost } from './git-host';
import { applyMutation, attestingTeams } from './mutations';
import {
  addressesOf,
  closeSystems,
  startSystems,
  systemNamesOf,
  type SandboxOptions,
} from './systems';

export type { SandboxOptions } from './systems';

export interface RunningSandbox {
  readonly addresses: Readonly<Record<string, string>>;
  readonly clock: SandboxClock;
  readonly faults: SettableFaults;
  readonly gitHost: () => RunningGitHost;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts every server of the pretend company; `reset` brings all but the control server back to the beginning. */
export async function startSandbox(
  options: SandboxOptions,
): Promise<RunningSandbox> {
  const { portBase, frozenAt, onError } = options;
  const clock = new SandboxClock(onError, frozenAt);
  const faults = new SettableFaults();
  let systems = await startSystems(options, { clock, faults });
  let attesting: readonly string[] = attestingTeams(systems.gitHost);

  const reset = async () => {
    await closeSystems(systems);
    clock.reset();
    systems = await startSystems(options, { clock, faults });
    attesting = attestingTeams(systems.gitHost);
  };
  const mutate = async (mutation: Mutation) => {
    attesting = await applyMutation(mutation, { parts: systems, attesting });
  };
  const control = await listen(
    controlApp({
      clock,
      faults,
      systems: () => systemNamesOf(systems.gitHost),
      state: () => ({
        organisation: systems.gitHost.company.organisation,
        chapter: systems.gitHost.company.chapter,
        seed: systems.gitHost.company.seed,
        services: systems.gitHost.company.services.length,
        addresses: addressesOf(systems),
      }),
      reset,
      mutate,
    }),
    { port: portBase, faults, system: 'control' },
  ).catch(async error => {
    await closeSystems(systems);
    throw error;
  });
  return {
    addresses: { control: control.url, ...addressesOf(systems) },
    clock,
    faults,
    gitHost: () => systems.gitHost,
    reset,
    close: async () => {
      await control.close();
      await closeSystems(systems);
      clock.close();
    },
  };
}
