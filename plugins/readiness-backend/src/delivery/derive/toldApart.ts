import { Knex } from 'knex';
import { overlaysInForce, settingsWith } from '../overlay/said';
import { saidLayer, toldLayer } from './layers';
import { Marks, putMarks } from './marks';
import { hasToldCauses } from './toldCauses';
import { Within } from './within';

/** A layer of a service, and what has to be looked at again in it. */
export interface MarkedLayer {
  readonly within: Within;
  readonly marks: Marks;
}

/** Services whose results stand as sources told them, too. */
export async function readToldApart(knex: Knex): Promise<ReadonlySet<string>> {
  const services: readonly string[] = await knex(
    'delivery_told_services',
  ).pluck('service');
  return new Set(services);
}

/**
 * The layers that a service is derived in: what readers see and, while something that is said concerns the service, what
 * sources told. The second one is begun with everything, and left without a trace.
 */
export async function layersOf(
  base: Within,
  marks: Marks,
): Promise<readonly MarkedLayer[]> {
  const { transaction, service, settings } = base;
  const overlays = await overlaysInForce(transaction, service);
  const said = {
    within: {
      ...base,
      layer: saidLayer,
      settings: settingsWith(settings, overlays),
    },
    marks,
  };
  const wasApart = await isToldApart(base);
  if (await isConcerned(base)) {
    if (!wasApart) {
      await transaction('delivery_told_services').insert({ service });
    }
    const told = { ...base, layer: toldLayer };
    return [said, { within: told, marks: wasApart ? marks : marks.withAll() }];
  }
  if (wasApart) {
    await forgetTold(base);
  }
  return [said];
}

/**
 * What was said about another service may have moved an incident here or away, and what was taken back may have moved it back:
 * then the layers are other ones with the next pass.
 */
export async function settleLayers(base: Within): Promise<void> {
  const { transaction, service } = base;
  if ((await isConcerned(base)) !== (await isToldApart(base))) {
    await putMarks(transaction, [{ service, kind: 'refresh', key: '' }]);
  }
}

async function isConcerned({ transaction, service }: Within): Promise<boolean> {
  const overlays = await overlaysInForce(transaction, service);
  return overlays.length > 0 || hasToldCauses(transaction, service);
}

async function isToldApart({ transaction, service }: Within): Promise<boolean> {
  const found = await transaction('delivery_told_services')
    .where({ service })
    .first('service');
  return found !== undefined;
}

async function forgetTold({ transaction, service }: Within): Promise<void> {
  const { rollouts, remedies, fixes, checkpoints } = toldLayer;
  for (const table of [
    ...[rollouts, remedies, fixes, checkpoints],
    ...['delivery_told_days', 'delivery_told_services'],
  ]) {
    await transaction(table).where({ service }).delete();
  }
}
