import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { StreamServiceRow } from '../events/streamServices';

/** That the catalog calls what a source tells of a service by a name that it had before. */
export interface RenamedPart {
  readonly source: string;
  readonly service: string;
  readonly former: string;
  readonly present: string;
}

/** Those of some services, or of all. */
export async function readRenamed(
  knex: Knex,
  services: readonly string[] | undefined,
): Promise<readonly RenamedPart[]> {
  const found: StreamServiceRow[] = [];
  for (const chunk of services ? chunked(services) : [undefined]) {
    const renamed = knex<StreamServiceRow>(
      'delivery_stream_services',
    ).whereNotNull('former_name');
    found.push(
      ...(await (chunk ? renamed.whereIn('service', [...chunk]) : renamed)),
    );
  }
  // Several collectors read one repository.
  const parts = new Map<string, RenamedPart>();
  for (const { source, service, former_name: former, ...row } of found) {
    const present = row.present_name;
    if (former !== null && present !== null) {
      const part = { source, service, former, present };
      parts.set(`${service} ${former} ${present}`, part);
    }
  }
  return [...parts.keys()].sort().flatMap(key => parts.get(key) ?? []);
}
