import {
  ENVIRONMENTS_KEY,
  readEnvironments,
  type Environment,
} from '@groundwork/source-client/environments';
import type { Configuration } from '../../../configuration/load';
import type { Examination, Finding } from '../finding';

const area = 'configuration';

/** What the clusters and Argo CD instances are for: without it nothing is compared, and changes travel nowhere. */
export function examineEnvironments({ config }: Configuration): Examination {
  return {
    area,
    async examine(): Promise<readonly Finding[]> {
      const base = { area, subject: ENVIRONMENTS_KEY } as const;
      try {
        const environments = readEnvironments(config);
        return environments.length > 0
          ? [{ ...base, outcome: 'can-be-read', says: wordsOf(environments) }]
          : [
              {
                ...base,
                outcome: 'advice',
                says: 'no environment is declared, so no clusters are compared',
                fix: 'name your environments as in docs/how-to/connect-a-real-organisation.md',
              },
            ];
      } catch (error) {
        return [
          {
            ...base,
            outcome: 'cannot-be-read',
            says: error instanceof Error ? error.message : String(error),
            fix: 'mend that key; config.d.ts of packages/source-client describes it',
          },
        ];
      }
    },
  };
}

function wordsOf(environments: readonly Environment[]): string {
  return `changes travel through ${environments
    .map(({ name }) => name)
    .join(', ')}`;
}
