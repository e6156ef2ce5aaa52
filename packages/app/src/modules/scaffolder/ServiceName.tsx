import {
  discoveryApiRef,
  fetchApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  makeFieldSchema,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { sayOf, useSay, type Say } from '../../useSay';
import { nameQuestion } from './nameQuestion';
import { askForVerdict, type NameVerdict } from './nameVerdict';
import { useNameVerdict } from './useNameVerdict';

const FIELD_SCHEMA = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      template: z
        .string()
        .describe('Reference of the template, by which it knows its own'),
    }),
});

/** What is found takes a line at least, so that the button below stays where somebody is about to click. */
const LINE = 'var(--bui-space-6)';

type Options = (typeof FIELD_SCHEMA)['TProps']['uiSchema']['ui:options'];

const templateOf = (options: Options): string => options?.template ?? '';

function notKnown(error: unknown, t: Say): string {
  const why = error instanceof Error ? error.message : String(error);
  return t('form.unknown', { why });
}

function Verdict({
  name,
  verdict,
}: {
  readonly name: string;
  readonly verdict: NameVerdict;
}) {
  const t = useSay();
  switch (verdict.outcome) {
    case 'free':
      return (
        <Text as="p" variant="body-small" color="secondary">
          {t('form.free', { name })}
        </Text>
      );
    case 'continues':
      return (
        <>
          <Text as="p" variant="body-small" weight="bold">
            {t('form.continues', { name })}
          </Text>
          <ul>
            {verdict.there.map(thing => (
              <li key={thing}>
                <Text variant="body-small">{thing}</Text>
              </li>
            ))}
          </ul>
          <Text as="p" variant="body-small">
            {t('form.goesOn')}
          </Text>
        </>
      );
    case 'taken':
    case 'differs':
    case 'unknown':
      return (
        <Text as="p" variant="body-small" color="danger">
          {verdict.says}
        </Text>
      );
    default: {
      const unreachable: never = verdict;
      return unreachable;
    }
  }
}

/** A text field that says what there is under the name, while it is typed and again when the form is sent. */
function ServiceName(props: (typeof FIELD_SCHEMA)['TProps']) {
  const t = useSay();
  const { formContext, formData, registry, uiSchema } = props;
  const question = nameQuestion(
    formData,
    formContext?.formData,
    templateOf(uiSchema['ui:options']),
  );
  const { isLooking, verdict, error } = useNameVerdict(question);
  // A field of its own is not given its title, so the text field inside has to be one like any other.
  const { 'ui:field': _, ...plainText } = uiSchema;
  const { StringField } = registry.fields;
  if (!StringField) {
    throw new Error('The form has no StringField');
  }
  return (
    <>
      <StringField {...props} uiSchema={plainText} />
      <div role="status" aria-busy={isLooking} style={{ minHeight: LINE }}>
        {question && isLooking && !verdict && (
          <Text as="p" variant="body-small" color="secondary">
            {t('form.checking')}
          </Text>
        )}
        {question && error && (
          <Text as="p" variant="body-small" color="danger">
            {notKnown(error, t)}
          </Text>
        )}
        {question && !error && verdict && (
          <Verdict name={question.name} verdict={verdict} />
        )}
      </div>
    </>
  );
}

/** The form goes on only with a name that is free, or whose service is continued with the same values. */
const validateName: CustomFieldValidator<string, { template: string }> = async (
  name,
  field,
  { apiHolder, formData, uiSchema },
) => {
  const discovery = apiHolder.get(discoveryApiRef);
  const fetcher = apiHolder.get(fetchApiRef);
  const translation = apiHolder.get(translationApiRef);
  const t = translation && sayOf(translation);
  const question = nameQuestion(
    name,
    formData,
    templateOf(uiSchema?.['ui:options']),
  );
  // Another field says what is missing.
  if (!discovery || !fetcher || !t || !question) {
    return;
  }
  try {
    const verdict = await askForVerdict({ discovery, fetcher }, question);
    if ('says' in verdict) {
      field.addError(verdict.says);
    }
  } catch (error) {
    field.addError(t('form.tryAgain', { problem: notKnown(error, t) }));
  }
};

/** The field `ServiceName` of a template's form. */
export const serviceName = createFormField({
  name: 'ServiceName',
  component: ServiceName,
  validation: validateName,
  schema: FIELD_SCHEMA,
});
