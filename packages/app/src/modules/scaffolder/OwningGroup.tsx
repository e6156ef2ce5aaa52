import { useEffect, useRef } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  makeFieldSchema,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { useQuery } from '@tanstack/react-query';
import { homeQueries } from '../home/queries';
import { pickGroup } from './pickGroup';

const FIELD_SCHEMA = makeFieldSchema({ output: z => z.string() });

/** Any group may be chosen, and nothing else. */
const PICKER_OPTIONS = {
  catalogFilter: [{ kind: 'Group' }],
  allowArbitraryValues: false,
};

function useMyGroups() {
  const identity = useApi(identityApiRef);
  const catalog = useApi(catalogApiRef);
  const { data, error } = useQuery(homeQueries.myTeams(identity, catalog));
  const own = data?.own;
  const group = own && pickGroup(own);
  if (error) {
    return { note: 'Your groups could not be read, so nothing is filled in.' };
  }
  return own && group === undefined
    ? { note: 'You are in no group, so nothing is filled in.' }
    : { group };
}

/**
 * The scaffolder's owner picker with the person's own group filled in. It fills
 * in once: what came with the address, was chosen or was cleared stays.
 */
function OwningGroup(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, registry, schema, uiSchema } = props;
  const { group, note } = useMyGroups();
  const isUntouched = useRef(formData === undefined);

  useEffect(() => {
    if (isUntouched.current && group !== undefined) {
      isUntouched.current = false;
      onChange(group);
    }
  }, [group, onChange]);

  const Picker = registry.fields.OwnerPicker;
  if (!Picker) {
    throw new Error('The scaffolder has no OwnerPicker');
  }
  const change: typeof onChange = (...given) => {
    isUntouched.current = false;
    onChange(...given);
  };
  const description =
    note !== undefined && formData === undefined
      ? [schema.description, note].filter(Boolean).join(' ')
      : schema.description;
  return (
    <Picker
      {...props}
      onChange={change}
      schema={{ ...schema, ...(description ? { description } : {}) }}
      uiSchema={{ ...uiSchema, 'ui:options': PICKER_OPTIONS }}
    />
  );
}

/** The field `OwningGroup` of a template's form. */
export const owningGroup = createFormField({
  name: 'OwningGroup',
  component: OwningGroup,
  schema: FIELD_SCHEMA,
});
