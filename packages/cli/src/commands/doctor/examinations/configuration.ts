import {
  portalAddresses,
  sharedAddress,
} from '../../../configuration/addresses';
import type { Configuration } from '../../../configuration/load';
import { byVariable } from '../../../configuration/unsetVariables';
import type { Examination, Finding } from '../finding';

const area = 'configuration';

/** What would keep a portal from starting, or a browser from using what was started. */
export function examineConfiguration({
  config,
  unset,
}: Configuration): Examination {
  return {
    area,
    async examine() {
      const missing = [...byVariable(unset)].map(
        ([variable, keys]): Finding => ({
          area,
          subject: variable,
          outcome: 'cannot-be-read',
          says: `this shell does not set the variable that ${keys.join(
            ', ',
          )} names`,
          fix: `export ${variable}=… before npm start and before this command`,
        }),
      );
      return [...missing, ...addressesFinding(config, missing.length > 0)];
    },
  };
}

function addressesFinding(
  config: Configuration['config'],
  incomplete: boolean,
): readonly Finding[] {
  const base = { area, subject: 'addresses' } as const;
  try {
    const portal = sharedAddress(config) ?? portalAddresses(config).portal;
    return [{ ...base, outcome: 'can-be-read', says: `people open ${portal}` }];
  } catch (error) {
    // Without its variables an address is not wrong, but unknown.
    if (incomplete) return [];
    return [
      {
        ...base,
        outcome: 'cannot-be-read',
        says: error instanceof Error ? error.message : String(error),
        fix: 'set app.baseUrl, backend.baseUrl, backend.listen and backend.cors.origin so that they fit each other',
      },
    ];
  }
}
