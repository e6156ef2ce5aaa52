import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  absent,
  observed,
  ownership,
  type Observation,
  type Ownership,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { byRef, lookUp, type CatalogReader } from './catalogEntities';
import { people, type Headcounts } from './people';

interface Catalog {
  readonly byRef: ReadonlyMap<string, Entity>;
  readonly headcounts: Headcounts;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads whether the owner that a component names exists, and whether anybody is in it. */
export class OwnershipCollector implements Collector<Ownership> {
  readonly id = 'catalog:ownership';
  readonly produces = ownership;
  readonly appliesTo = { kind: 'Component' } as const;

  constructor(private readonly reader: CatalogReader) {}

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<Ownership>> {
    const catalog = await context.once('entities', () => this.load());
    const { entity, look } = lookUp(subject, catalog.byRef, this.reader);
    const declared = textOf(entity.spec?.owner);
    if (declared === undefined)
      return absent('Its catalog file names no owner.', look);
    const ref = stringifyEntityRef(
      parseEntityRef(declared, {
        defaultKind: 'Group',
        defaultNamespace: entity.metadata.namespace ?? 'default',
      }),
    );
    const owner = catalog.byRef.get(ref);
    return observed(
      {
        declared,
        ...(owner ? { owner: ownerOf(ref, owner, catalog.headcounts) } : {}),
      },
      look,
    );
  }

  private async load(): Promise<Catalog> {
    const entities = await this.reader.entities();
    return {
      byRef: byRef(entities),
      headcounts: people(entities),
    };
  }
}

function ownerOf(
  ref: string,
  owner: Entity,
  headcounts: Headcounts,
): NonNullable<Ownership['owner']> {
  const isUser = owner.kind.toLocaleLowerCase('en-US') === 'user';
  const type = textOf(owner.spec?.type);
  return {
    ref,
    kind: isUser ? 'User' : 'Group',
    ...(type === undefined ? {} : { type }),
    members: isUser ? 1 : headcounts(ref),
  };
}
