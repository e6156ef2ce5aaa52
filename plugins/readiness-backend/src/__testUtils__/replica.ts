import { ConfigReader } from '@backstage/config';
import { SourceClients } from '@groundwork/source-client';
import Knex from 'knex';
import { z } from 'zod';
import { AssessmentRunner, Summaries } from '../assess';
import { CollectionRunner } from '../collect';
import {
  DatabaseAssessmentStore,
  DatabaseComparisonStore,
  DatabaseEvidenceStore,
  DatabaseNewcomerStore,
  DatabaseRunStore,
  DatabaseSummaryStore,
} from '../database';
import { Registry } from '../registry';
import { Turns } from '../turns';
import { ManagedCollector, noTelemetry, testLogger } from './fakes';
import { testChecks } from './testChecks';
import { testStandards } from './testStandards';
import { testInventory, testPeople } from './testCatalog';

/** Services of the company that replicas collect and assess: more than one chunk of everything that is written in chunks. */
export const services = Array.from(
  { length: 300 },
  (_, index) => `s${String(index).padStart(3, '0')}`,
);

/** From this day on three of four services are no longer managed. */
const CHANGE_AT = Date.parse('2026-11-02T00:00:00Z');

/** What the scheduler gives a replica to do: a collection with the assessment of what changed, or all assessments. */
export const turnSchema = z.strictObject({
  at: z.string(),
  task: z.enum(['collect', 'assess']),
});

/** See {@link turnSchema}. */
export type Turn = z.infer<typeof turnSchema>;

/** Does one turn as a replica that was started for it: with the real stores and nothing in memory. */
export async function takeTurn(
  knex: Knex.Knex,
  { at, task }: Turn,
): Promise<void> {
  const now = () => new Date(at);
  const collector = new ManagedCollector();
  services.forEach((name, index) =>
    collector.answers.set(name, now().getTime() < CHANGE_AT || index % 4 === 0),
  );
  const registration = {
    collector,
    version: '1',
    cadence: { hours: 1 },
    concurrency: 4,
  };
  const registry = new Registry();
  registry.addCollectors({ collectors: [registration] });
  registry.addCheck(...testChecks);
  registry.addStandard(...testStandards);
  const evidence = new DatabaseEvidenceStore(knex);
  const shared = {
    sources: SourceClients.fromConfig(new ConfigReader({})),
    registry,
    inventory: { current: async () => testInventory(services) },
    people: testPeople,
    evidence,
    runs: new DatabaseRunStore(knex),
    newcomers: new DatabaseNewcomerStore(knex),
    assessments: new DatabaseAssessmentStore(knex),
    comparisons: new DatabaseComparisonStore(knex),
    summaries: new Summaries(evidence, new DatabaseSummaryStore(knex)),
    logger: testLogger,
    telemetry: noTelemetry,
    turns: new Turns(),
    now,
    secrets: [],
  };
  const assessment = new AssessmentRunner(shared);
  if (task === 'assess') {
    await assessment.run();
    return;
  }
  const collected = await new CollectionRunner(shared).run(
    registration,
    new AbortController().signal,
  );
  if (collected && collected.changedSubjects.length > 0) {
    await assessment.run(collected);
  }
}
