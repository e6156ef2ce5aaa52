import { runPackageTests, testDatabase } from '../test/jest.mjs';

/**
 * A proof that is the large form of tests: PROOF holds its name while they run, and they ask for it.
 *
 * @param {Omit<import('./proofs.mjs').Proof, 'run'> & { readonly files: readonly string[] }} proof
 * @returns {import('./proofs.mjs').Proof}
 */
export function testProof({ id, title, takes, files }) {
  return {
    ...{ id, title, takes },
    run: async context =>
      runPackageTests(context, {
        name: `proof-${id}`,
        files,
        env: { ...(await testDatabase(context)), PROOF: id },
      }),
  };
}
