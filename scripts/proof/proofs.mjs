import { chapter } from './chapter.mjs';
import { howToProof } from './how-tos/how-tos.mjs';
import { mutation } from './mutation/mutation.mjs';
import { pages } from './pages.mjs';
import { properties } from './properties.mjs';
import { testProof } from './test-proof.mjs';
import { users } from './users/users.mjs';

/**
 * @typedef {object} Proof
 * @property {string} id
 * @property {string} title - what holds when it ends well
 * @property {string} takes - on two quiet cores
 * @property {(context: import('../test/stage.mjs').StageContext) => Promise<import('../test/stage.mjs').StageResult>} run
 */

/**
 * What takes too long to be asked with every change. Each has a smaller form in `npm test`, and its dated results on a
 * page of the documentation: docs/explanation/proofs.md, which also says how one is added.
 *
 * @type {readonly Proof[]}
 */
export const proofs = [
  testProof({
    id: 'faults',
    title:
      'whatever a source does wrong, assessment, doctor and delivery end with an answer or one sentence that names it',
    takes: '10 minutes',
    files: [
      'packages/sandbox/src/acceptance/faults.test.ts',
      'packages/sandbox/src/acceptance/deliveryCommand.test.ts',
    ],
  }),
  testProof({
    id: 'graveyard',
    title:
      'the whole pretend company is judged as it was made, and losing sight of something never makes it look better',
    takes: '3 minutes',
    files: ['packages/sandbox/src/acceptance/graveyard.test.ts'],
  }),
  testProof({
    id: 'golden-path',
    title:
      'a run whose portal is killed goes on in another one and creates nothing twice, with the times of app-config.yaml',
    takes: '5 minutes',
    files: ['plugins/scaffolder-backend-module-golden-path/src/kill.test.ts'],
  }),
  testProof({
    id: 'replicas',
    title:
      'a replica that is killed at any look or chunk leaves what a clean run leaves, and two replicas look at everything once',
    takes: '7 minutes',
    files: [
      'plugins/readiness-backend/src/kill.test.ts',
      'plugins/readiness-backend/src/replicas.test.ts',
    ],
  }),
  testProof({
    id: 'pipelines',
    title:
      'of 2,000 repositories each is put with those that deliver as it does, and with no other',
    takes: '1 minute',
    files: ['packages/pipeline-sameness/src/command/many.test.ts'],
  }),
  testProof({
    id: 'completions',
    title:
      'of a thousand random organisations that are known in part, what is said to be certain holds however the rest turns out',
    takes: '2 minutes',
    files: ['plugins/readiness-backend-module-checks/src/completions.test.ts'],
  }),
  testProof({
    id: 'ingest',
    title:
      'a hundred random histories in random batches, and a hundred kills in the midst of reading and deriving, leave on both databases what the engine leaves in memory, and so do all worked cases, those of late, doubled and lost events over HTTP among them',
    takes: '18 minutes',
    files: [
      'plugins/readiness-backend/src/delivery/derive/derive.test.ts',
      'plugins/readiness-backend/src/delivery/derive/vectors.test.ts',
      'plugins/readiness-backend/src/delivery/kill.test.ts',
      'plugins/readiness-backend/src/delivery/replicas.test.ts',
      'packages/sandbox/src/acceptance/ingest.test.ts',
    ],
  }),
  pages,
  chapter,
  users,
  properties,
  howToProof,
  mutation,
];
