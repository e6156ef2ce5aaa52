import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { checked } from './fields';
import type { Ownership } from './Ownership';

/** What a person typed into the form. */
interface Wishes {
  readonly name: string;
  readonly owner: string;
  readonly description: string;
  readonly tier?: string | undefined;
  readonly system?: string | undefined;
  readonly onCall?: string | undefined;
}

/**
 * The same, of the right form, with an owner and a system that exist and may be
 * chosen. Empty is what was not chosen.
 */
export async function checkedWishes(
  wishes: Wishes,
  options: {
    readonly ownership: Ownership;
    readonly credentials: BackstageCredentials;
  },
) {
  const { ownership, credentials } = options;
  const name = checked('name', wishes.name);
  const description = checked('description', wishes.description);
  const tier = wishes.tier ? checked('tier', wishes.tier) : '';
  const wantedOwner = checked('owner', wishes.owner);
  const wantedSystem = wishes.system ? checked('system', wishes.system) : '';
  const onCall = wishes.onCall ? checked('onCall', wishes.onCall) : '';
  const owner = await ownership.assertOwner(wantedOwner, credentials);
  const system =
    wantedSystem && (await ownership.assertSystem(wantedSystem, credentials));
  return {
    name,
    description,
    tier,
    owner,
    ownerName: parseEntityRef(owner).name,
    system,
    systemName: system && parseEntityRef(system).name,
    onCall,
  };
}
