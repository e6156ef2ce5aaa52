import type { Config } from '@backstage/config';
import {
  readTrackers,
  TicketsCollector,
  type CollectorRegistration,
  type CollectorSet,
  type SourceClients,
} from '@groundwork/plugin-readiness-node';
import { ApprovalsCollector } from './approvals/ApprovalsCollector';
import { DocumentationCollector } from './documentation/documentationCollector';
import { ServiceOriginCollector } from './origin/serviceOriginCollector';
import { PipelineCollector } from './pipeline/pipelineCollector';
import { AttestationCollector } from './register/attestationCollector';
import { readRegisterFile } from './register/config';
import { DeclarationCollector } from './register/declarationCollector';
import { readIssues } from './tickets/readIssues';
import { EarlyTouchesCollector } from './touches/earlyTouchesCollector';

const DAILY = {
  version: '1',
  cadence: { hours: 24 },
  timeout: { seconds: 60 },
};
const HOURLY = { version: '1', cadence: { hours: 1 } };

/** `readiness.jenkins.libraries: [{ name, repository }]`: where the shared libraries of Jenkinsfiles are kept. */
function readLibraries(config: Config): ReadonlyMap<string, string> {
  const libraries =
    config.getOptionalConfigArray('readiness.jenkins.libraries') ?? [];
  return new Map(
    libraries.map(library => [
      library.getString('name'),
      library.getString('repository'),
    ]),
  );
}

/**
 * The collectors of the configured GitHub hosts; the same for backend and command line. Registers are read where
 * `readiness.registers` names them, issues where `readiness.tickets` does.
 * @throws with the key's path when the configuration lacks something.
 */
export function githubCollectors({ config }: SourceClients): CollectorSet {
  const attestations = readRegisterFile(config, 'attestations');
  const declarations = readRegisterFile(config, 'declarations');
  const trackers = readTrackers(config, 'github', tracker =>
    tracker.getString('repository'),
  );
  const collectors: CollectorRegistration[] = [
    {
      ...DAILY,
      version: '3',
      collector: new PipelineCollector(readLibraries(config)),
    },
    { ...DAILY, collector: new DocumentationCollector() },
    { ...DAILY, collector: new ServiceOriginCollector() },
    { ...DAILY, collector: new ApprovalsCollector() },
    { ...DAILY, collector: new EarlyTouchesCollector() },
    ...(attestations
      ? [
          {
            ...HOURLY,
            collector: new AttestationCollector(attestations),
          },
        ]
      : []),
    ...(declarations
      ? [
          {
            ...HOURLY,
            collector: new DeclarationCollector(declarations),
          },
        ]
      : []),
    ...(trackers.length > 0
      ? [
          {
            ...HOURLY,
            timeout: { seconds: 120 },
            collector: new TicketsCollector('github', trackers, readIssues),
          },
        ]
      : []),
  ];
  return { collectors, subjects: trackers.map(({ subject }) => subject) };
}
