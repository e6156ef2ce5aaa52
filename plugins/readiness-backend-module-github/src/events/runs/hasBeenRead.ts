import type {
  EventStream,
  ListingContext,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';

/** As whatever version of this collector left it. */
const toldSchema = z.object({
  environments: z.array(z.unknown()).default([]),
  places: z.array(z.unknown()).default([]),
  reading: z.unknown().optional(),
});

/** Whether its runs told of deployments before, or are being looked through for them. */
export async function hasBeenRead(
  stream: EventStream,
  { positionOf }: Pick<ListingContext, 'positionOf'>,
): Promise<boolean> {
  const { data } = toldSchema.safeParse(await positionOf(stream));
  return (
    data !== undefined &&
    (data.environments.length > 0 ||
      data.places.length > 0 ||
      data.reading !== undefined)
  );
}
