import { useEffect, useRef } from 'react';
import {
  makeFieldSchema,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { useOwners } from './useOwners';

const FIELD_SCHEMA = makeFieldSchema({ output: z => z.string() });

/** A filter without an answer, for a field that offers nothing. */
const NOTHING = [{ kind: 'Group', 'metadata.name': '' }];

/**
 * The scaffolder's owner picker over the groups that the person may choose, with the
 * likeliest of the own ones filled in. It fills in once: what came with the address
 * and may be chosen, was chosen or was cleared stays.
 */
function OwningGroup(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, registry, schema, uiSchema } = props;
  const { filter, likely, note, isOffered } = useOwners();
  const isUntouched = useRef(true);
  const isChosen = formData !== undefined && isOffered(formData);

  useEffect(() => {
    if (isUntouched.current && !isChosen && likely !== undefined) {
      isUntouched.current = false;
      onChange(likely);
    }
  }, [isChosen, likely, onChange]);

  const Picker = registry.fields.OwnerPicker;
  if (!Picker) {
    throw new Error('The scaffolder has no OwnerPicker');
  }
  const change: typeof onChange = (...given) => {
    isUntouched.current = false;
    onChange(...given);
  };
  const description =
    note !== undefined && !isChosen
      ? [schema.description, note].filter(Boolean).join(' ')
      : schema.description;
  return (
    <Picker
      // It asks the catalog only once, so what it asks for has to be known by then.
      key={JSON.stringify(filter)}
      {...props}
      onChange={change}
      schema={{ ...schema, ...(description ? { description } : {}) }}
      uiSchema={{
        ...uiSchema,
        'ui:disabled': filter === undefined,
        'ui:options': {
          catalogFilter: filter ?? NOTHING,
          allowArbitraryValues: false,
        },
      }}
    />
  );
}

/** The field `OwningGroup` of a template's form. */
export const owningGroup = createFormField({
  name: 'OwningGroup',
  component: OwningGroup,
  schema: FIELD_SCHEMA,
});
