import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Inventory,
  MayRead,
  organisation,
} from '@groundwork/plugin-readiness-common';
import { readinessBaselineFreezePermission } from '../../permissions';
import { MeasuredScope } from './measureScope';

/** What a caller may see: the organisation as a whole, and whose results. */
export interface Reader {
  readonly mayReadOrganisation: boolean;
  readonly mayRead: MayRead;
}

/** Who freezes or sets a target, and of whose deliveries they may. */
export interface Freezer {
  readonly author: string;
  readonly reader: Reader;
  readonly mayFreeze: MayRead;
}

/** @throws NotAllowedError for who may not freeze the numbers of a scope, nor set targets against them */
export function expectMayFreeze(
  { ref }: Pick<MeasuredScope, 'ref'>,
  { mayFreeze }: Pick<Freezer, 'mayFreeze'>,
): void {
  if (!mayFreeze(ref)) {
    throw new NotAllowedError(
      `You lack the permission ${readinessBaselineFreezePermission.name} on ${ref}`,
    );
  }
}

/** Whether a baseline is shown to somebody. */
export function isReadable(
  { kind, ref }: Pick<MeasuredScope, 'kind' | 'ref'>,
  { mayReadOrganisation, mayRead }: Reader,
): boolean {
  return kind === 'organisation' ? mayReadOrganisation : mayRead(ref);
}

/**
 * What is meant by a reference, with its services.
 *
 * @throws InputError for one that is none, NotAllowedError for what the caller may not read, NotFoundError for what is not
 *   in the catalog
 */
export function scopeOf(
  text: string,
  inventory: Inventory,
  reader: Reader,
): MeasuredScope {
  const { kind, ref } = named(text);
  if (!isReadable({ kind, ref }, reader)) {
    throw new NotAllowedError(`You may not read the deliveries of ${ref}`);
  }
  if (kind === 'organisation') {
    return { kind, ref, services: [] };
  }
  const isKnown = inventory.subjects.some(subject => subject.ref === ref);
  if (!isKnown && !inventory.teams.some(team => team.ref === ref)) {
    throw new NotFoundError(`There is no ${ref} in the catalog`);
  }
  const services = inventory.components
    .filter(own =>
      kind === 'service'
        ? own.ref === ref
        : own.team === ref || own.squad === ref,
    )
    .map(own => own.ref)
    .sort();
  const hidden = services.find(service => !reader.mayRead(service));
  if (hidden !== undefined) {
    throw new NotAllowedError(
      `You may not read the deliveries of all services of ${ref}`,
    );
  }
  if (services.length === 0) {
    throw new InputError(`${ref} owns no service whose deliveries are counted`);
  }
  return { kind, ref, services };
}

/**
 * What a text names, whether there is any or not.
 *
 * @throws InputError for one that names no scope
 */
export function refOfScope(text: string): string {
  return named(text).ref;
}

function named(text: string): Pick<MeasuredScope, 'kind' | 'ref'> {
  if (text === organisation.ref) {
    return { kind: 'organisation', ref: text };
  }
  const ref = entityRef(text);
  if (ref.startsWith('component:')) {
    return { kind: 'service', ref };
  }
  if (ref.startsWith('group:')) {
    return { kind: 'team', ref };
  }
  throw new InputError(
    `${text} is no scope: write ${organisation.ref}, or the reference of a group or a component`,
  );
}

/** @throws InputError with what is wrong */
export function entityRef(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch (error) {
    throw new InputError(`${text} is no reference of the catalog`, error);
  }
}
