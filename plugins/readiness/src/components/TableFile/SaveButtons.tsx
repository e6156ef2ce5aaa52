import { Button, Flex, Text } from '@backstage/ui';
import { useMutation } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { saveFile } from './saveFile';
import type { FileText } from './tableFile';
import styles from './TableFile.module.css';

/** A file that was saved, and what to tell about it. */
export interface Saved {
  readonly file: FileText;
  /** What is in it. */
  readonly words: string;
}

/** A button per form; says what was saved, or why nothing was. */
export function SaveButtons<Form extends string>({
  name,
  of,
  forms,
  make,
}: {
  /** Of the file, without its form. */
  readonly name: string;
  /** What is saved, for those who hear the button beside others. */
  readonly of: string;
  readonly forms: readonly {
    readonly form: Form;
    readonly label: string;
    /** What the name of the file ends with; the form without it. */
    readonly ending?: string;
    /** What the file is called where it holds something else than the others. */
    readonly name?: string;
  }[];
  make(form: Form): Promise<Saved>;
}) {
  const t = useSay();
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async ({
      form,
      ending = form,
      name: called = name,
    }: {
      readonly form: Form;
      readonly ending?: string;
      readonly name?: string;
    }) => {
      const { file, words } = await make(form);
      saveFile(`${called}.${ending}`, file);
      return words;
    },
  });
  return (
    <Flex gap="3" align="center" className={styles.buttons ?? ''}>
      {forms.map(form => (
        <Button
          key={form.form}
          variant="secondary"
          size="small"
          isDisabled={isPending}
          aria-label={t('table.of', { save: form.label, table: of })}
          onPress={() => mutate(form)}
        >
          {form.label}
        </Button>
      ))}
      <span role="status">
        <Text color="secondary">
          {error ? t('table.failed', { why: error.message }) : data ?? ''}
        </Text>
      </span>
    </Flex>
  );
}
