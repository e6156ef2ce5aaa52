import type { Configuration } from '../../configuration/load';
import { sourcesFrom } from '../../configuration/sources';
import { patience } from './ask';
import { examineArgocd } from './examinations/argocd';
import { examineClusters } from './examinations/clusters';
import { examineConfiguration } from './examinations/configuration';
import { examineDatabase } from './examinations/database';
import { examineDeliveries } from './examinations/deliveries';
import { examineDocsTool } from './examinations/docsTool';
import { examineEnvironments } from './examinations/environments';
import { examineGitHosts } from './examinations/gitHosts';
import { examineJenkins } from './examinations/jenkins';
import { examineKeys } from './examinations/keys';
import { examinePagerduty } from './examinations/pagerduty';
import { examineScaffolders } from './examinations/scaffolders';
import { examineSignIn } from './examinations/signIn';
import { examineTickets } from './examinations/tickets';
import type { Examination, Finding } from './finding';

/**
 * Looks at everything that the configuration names, at once.
 *
 * @param folder - the folder that relative paths in the configuration start at
 */
export async function diagnose(
  configuration: Configuration,
  folder: string,
): Promise<readonly Finding[]> {
  const { config } = configuration;
  const everywhere = sourcesFrom(config);
  const sources = everywhere.within(patience);
  const examinations = [
    examineConfiguration(configuration),
    examineKeys(configuration),
    examineEnvironments(configuration),
    examineSignIn(sources),
    examineDatabase(config, folder),
    examineGitHosts(sources),
    examineClusters(sources),
    examineArgocd(sources),
    examineJenkins(sources),
    examineTickets(sources),
    examinePagerduty(sources),
    examineDeliveries(sources),
    examineScaffolders(sources),
    examineDocsTool(config),
  ];
  const findings = await Promise.all(examinations.map(examineSafely));
  await everywhere.close();
  return findings.flat();
}

/** A configuration that cannot be read (a missing key, a wrong type) is a finding about that area. */
async function examineSafely({
  area,
  examine,
}: Examination): Promise<readonly Finding[]> {
  try {
    return await examine();
  } catch (error) {
    return [
      {
        area,
        subject: 'configuration',
        outcome: 'cannot-be-read',
        says: error instanceof Error ? error.message : String(error),
        fix: 'mend that key; a variable that it names may not be set',
      },
    ];
  }
}

/** Whether something that the configuration asks for cannot be read. */
export function isIll(findings: readonly Finding[]): boolean {
  return findings.some(({ outcome }) => outcome === 'cannot-be-read');
}
