import type { Mutation } from './company';
import { controlApp } from './control/app';
import { SandboxClock } from './control/clock';
import { SettableFaults } from './control/faults';
import { listen } from './faults';
import type { RunningGitHost } from './git-host';
import { beginningOf, positionAfter, type Position } from './history';
import { OneAtATime } from './one-at-a-time';
import { applyMutation, attestingTeams } from './mutations';
import {
  addressesOf,
  closeSystems,
  prepareSystems,
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
  /** Brings the company to its next chapter, and its clock to today. */
  move(): Promise<void>;
  close(): Promise<void>;
}

/** Starts every server of the pretend company; `reset` brings all but the control server back to the beginning. */
export async function startSandbox(
  options: SandboxOptions,
): Promise<RunningSandbox> {
  const { portBase, frozenAt, onError } = options;
  let position = beginningOf(options);
  const clock = new SandboxClock(onError, frozenAt);
  clock.reset(position.behindMs);
  const faults = new SettableFaults();
  let systems = await startSystems(options, { clock, faults, position });
  let attesting: readonly string[] = attestingTeams(systems.gitHost);

  const standAt = async (wanted: Position) => {
    await closeSystems(systems);
    position = wanted;
    clock.reset(position.behindMs);
    systems = await startSystems(options, { clock, faults, position });
    attesting = attestingTeams(systems.gitHost);
  };
  const way = new OneAtATime();
  const reset = () => way.do(() => standAt(beginningOf(options)));
  const move = () =>
    way.do(async () => {
      const next = positionAfter(position, systems.gitHost.company);
      await prepareSystems(options, { clock, position: next });
      await standAt(next);
    });
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
        beganWith: beginningOf(options).chapter,
        standsAt: new Date(systems.gitHost.company.now).toISOString(),
        seed: systems.gitHost.company.seed,
        services: systems.gitHost.company.services.length,
        addresses: addressesOf(systems),
      }),
      reset,
      move,
      mutate,
      give: what => systems.gitHost.give(what),
      portal: options.portal,
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
    move,
    close: async () => {
      await control.close();
      await closeSystems(systems);
      clock.close();
    },
  };
}
