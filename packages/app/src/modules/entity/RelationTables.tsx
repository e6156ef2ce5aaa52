import { useEntity } from '@backstage/plugin-catalog-react';
import {
  entityDataTableColumns,
  EntityRelationCard,
} from '@backstage/plugin-catalog-react/alpha';
import type { EntityColumnConfig } from '@backstage/plugin-catalog-react/alpha';
import { Flex } from '@backstage/ui';
import { filledTables } from './relationTables';
import type { RelationTable } from './relationTables';

function columnsOf({ targetKind }: RelationTable): EntityColumnConfig[] {
  const name = entityDataTableColumns.createEntityRefColumn({
    defaultKind: targetKind,
    isRowHeader: true,
  });
  const description = entityDataTableColumns.createMetadataDescriptionColumn();
  const owner = entityDataTableColumns.createOwnerColumn();
  return targetKind === 'system' || targetKind === 'domain'
    ? [name, owner, description]
    : [name, owner, entityDataTableColumns.createSpecTypeColumn(), description];
}

/** Those of the tables that have rows, one below the other. */
export function RelationTables(props: {
  readonly tables: readonly RelationTable[];
}) {
  const { entity } = useEntity();
  return (
    <Flex direction="column" gap="4">
      {filledTables(entity, props.tables).map(table => (
        <EntityRelationCard
          key={table.title}
          title={table.title}
          relationType={table.relation}
          entityKind={table.targetKind}
          columnConfig={columnsOf(table)}
        />
      ))}
    </Flex>
  );
}
