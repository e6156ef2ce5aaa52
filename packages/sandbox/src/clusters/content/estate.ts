import type { Company } from '../../company/types';
import type { Cluster } from '../cluster';
import { updateEndpoints } from '../controllers/services';
import { writeAddOns } from './add-ons';
import { writeCustomDefinitions } from './custom-definitions';
import { writeQuotaUse } from './quotas';
import { writePlatform } from './platform';
import { writePolicies, writePolicyReports } from './policies';
import { placementsIn, writeService } from './services';

const DAY = 86_400_000;

/** Fills a cluster with what the company runs there, dated as it came about. */
export function buildEstate(cluster: Cluster, company: Company): void {
  const founded = company.now - (company.days + 30) * DAY;
  writePlatform(cluster, company, founded);
  writeCustomDefinitions(cluster, founded);
  writeAddOns(cluster, company.now - 40 * DAY);
  writePolicies(cluster, founded);
  for (const placement of placementsIn(cluster, company))
    writeService(cluster, company, placement);
  for (const namespace of new Set(
    cluster.store
      .listKind('Service')
      .map(each => each.metadata.namespace ?? ''),
  )) {
    updateEndpoints(cluster, namespace, company.now);
  }
  writeQuotaUse(cluster, company.now);
  writePolicyReports(cluster, company.now);
  cluster.store.compact();
}
