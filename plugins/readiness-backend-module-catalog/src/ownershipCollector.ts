import {
  ANNOTATION_LOCATION,
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
import {
  SourceError,
  type CollectContext,
  type Collector,
} from '@groundwork/plugin-readiness-node';
import { people, type Headcounts } from './people';

/** Lists what the catalog holds: Components, Groups and Users, with their relations where the catalog has computed them. */
export interface CatalogReader {
  /** Name of the catalog for the evidence's source. */
  readonly instance: string;
  /** @throws when the catalog does not answer. */
  entities(): Promise<readonly Entity[]>;
}

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
    const source = { kind: 'catalog', instance: this.reader.instance };
    const { byRef, headcounts } = await context.once('entities', () =>
      this.load(),
    );
    const entity = byRef.get(subject.ref);
    if (!entity) {
      throw new SourceError(
        'not_found',
        `The catalog no longer holds ${subject.ref}`,
        { source },
      );
    }
    const look = {
      source,
      object: { kind: entity.kind, ...identityOf(entity) },
    };
    const declared = textOf(entity.spec?.owner);
    if (declared === undefined)
      return absent('Its catalog file names no owner.', look);
    const ref = stringifyEntityRef(
      parseEntityRef(declared, {
        defaultKind: 'Group',
        defaultNamespace: entity.metadata.namespace ?? 'default',
      }),
    );
    const owner = byRef.get(ref);
    return observed(
      {
        declared,
        ...(owner ? { owner: ownerOf(ref, owner, headcounts) } : {}),
      },
      look,
    );
  }

  private async load(): Promise<Catalog> {
    const entities = await this.reader.entities();
    return {
      byRef: new Map(
        entities.map(entity => [stringifyEntityRef(entity), entity]),
      ),
      headcounts: people(entities),
    };
  }
}

function identityOf({ metadata }: Entity) {
  return {
    name: metadata.name,
    ...(metadata.namespace === undefined
      ? {}
      : { namespace: metadata.namespace }),
    ...(metadata.uid === undefined ? {} : { uid: metadata.uid }),
    ...fileOf(metadata.annotations),
  };
}

/** Address of the file that the entity was read from, where it was read from an address. */
function fileOf(
  annotations: Entity['metadata']['annotations'],
): { readonly url: string } | undefined {
  const location = annotations?.[ANNOTATION_LOCATION];
  return location?.startsWith('url:')
    ? { url: location.slice('url:'.length) }
    : undefined;
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
