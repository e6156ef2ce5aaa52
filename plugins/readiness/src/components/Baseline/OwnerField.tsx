import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  defaultEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList } from '@backstage/ui';
import { useSay } from '../../useSay';
import type { Owner } from './draft';

/** More than these nobody reads; typing finds the others. */
const MOST = 30;
const READ = ['kind', 'metadata', 'spec.profile.displayName'];
const SEARCHED = [
  'metadata.name',
  'metadata.title',
  'spec.profile.displayname',
];

function optionOf(entity: Entity) {
  const id = stringifyEntityRef(entity);
  return {
    id,
    label: defaultEntityPresentation(entity).primaryTitle,
    description: id,
  };
}

/** Groups and people of the catalog that match what is typed. */
function useOwners() {
  const catalog = useApi(catalogApiRef);
  return useAsyncList({
    load: async ({ filterText = '' }: { readonly filterText?: string }) => {
      const { items } = await catalog.queryEntities({
        filter: [{ kind: 'Group' }, { kind: 'User' }],
        fields: READ,
        limit: MOST,
        orderFields: [
          { field: 'kind', order: 'asc' },
          { field: 'metadata.name', order: 'asc' },
        ],
        ...(filterText === ''
          ? {}
          : { fullTextFilter: { term: filterText, fields: SEARCHED } }),
      });
      return { items: items.map(optionOf) };
    },
  });
}

/** Props of {@link OwnerField}. */
export interface OwnerFieldProps {
  readonly label: string;
  readonly value: Owner | undefined;
  readonly error: string | undefined;
  onChange(owner: Owner | undefined): void;
}

/** Who answers for something: a group or a person of the catalog. */
export function OwnerField(props: OwnerFieldProps) {
  const { label, value, error, onChange } = props;
  const t = useSay();
  const owners = useOwners();
  return (
    <Combobox
      label={label}
      options={owners}
      search={{ mode: 'server' }}
      value={value ?? null}
      onChange={chosen =>
        onChange(chosen ? { id: chosen.id, label: chosen.label } : undefined)
      }
      validationBehavior="aria"
      validate={() => error ?? null}
      {...(owners.error
        ? {
            description: t('baseline.targets.noCatalog', {
              why: owners.error.message,
            }),
          }
        : {})}
    />
  );
}
