import {
  EntityKindPicker,
  EntityLifecyclePicker,
  EntityOwnerPicker,
  EntityTagPicker,
  EntityTypePicker,
  UserListPicker,
} from '@backstage/plugin-catalog-react';
import { CatalogPage } from './CatalogPage';

/** Every API of the organisation. */
export function ApisPage() {
  return (
    <CatalogPage
      list="apis"
      filters={
        <>
          <EntityKindPicker initialFilter="api" hidden />
          <EntityTypePicker />
          <UserListPicker initialFilter="all" />
          <EntityOwnerPicker />
          <EntityLifecyclePicker />
          <EntityTagPicker />
        </>
      }
    />
  );
}
