import { Button, Text, TextAreaField } from '@backstage/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { useSay } from '../../useSay';
import { failureWords } from '../PageFrame';
import styles from './Overlays.module.css';
import { useSaying } from './useOverlays';

const SHORTEST = 10;
const LONGEST = 500;

/** Props of {@link ReasonForm}. */
export interface ReasonFormProps {
  /** What is done, as its button and its heading say it. */
  readonly title: string;
  /** What the buttons say, where that is less than the title. */
  readonly opener?: string;
  /** What will change. */
  readonly effect: string;
  send(reason: string): Promise<unknown>;
}

function Opened({
  title,
  opener = title,
  effect,
  send,
  close,
}: ReasonFormProps & {
  /** Whether the focus goes back to what opened it. */
  close(isCancelled: boolean): void;
}) {
  const t = useSay();
  const heading = useId();
  const section = useRef<HTMLElement>(null);
  const saying = useSaying(send);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  useEffect(() => section.current?.querySelector('textarea')?.focus(), []);
  const isShort = reason.trim().length < SHORTEST;
  const focusField = () => section.current?.querySelector('textarea')?.focus();
  const submit = () => {
    setTried(true);
    // What is wrong is said beside the field, and the button has moved down from under the pointer.
    if (isShort) focusField();
    if (isShort || saying.isPending) return;
    saying.mutate(reason.trim(), {
      onSuccess: () => {
        // What had the focus is about to go, and with it Escape.
        section.current?.closest<HTMLElement>('[role="dialog"]')?.focus();
        close(false);
      },
    });
  };
  return (
    // Escape leaves the innermost thing that is open: the form, and not the drawer around it with what was written.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={section}
      aria-labelledby={heading}
      className={styles.form}
      onKeyDown={event => {
        if (event.key !== 'Escape' || saying.isPending) return;
        event.stopPropagation();
        close(true);
      }}
    >
      <Text as="p" id={heading} weight="bold">
        {title}
      </Text>
      <Text as="p" variant="body-small">
        {effect}
      </Text>
      <TextAreaField
        label={t('overlays.reason')}
        description={t('overlays.reasonWhy')}
        maxLength={LONGEST}
        rows={3}
        value={reason}
        onChange={setReason}
        isDisabled={saying.isPending}
        validationBehavior="aria"
        validate={() => (isTried && isShort ? t('overlays.tooShort') : null)}
      />
      <div role="alert">
        {saying.error ? (
          <Text as="p">
            {t('overlays.refused', { why: failureWords(saying.error, t) })}
          </Text>
        ) : null}
      </div>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          size="small"
          {...(saying.isPending ? {} : { 'aria-label': title })}
          // Not disabled while it is sent: it has the focus, and Escape would be lost with it.
          onPress={submit}
        >
          {saying.isPending ? t('overlays.sending') : opener}
        </Button>
        <Button
          variant="secondary"
          size="small"
          isDisabled={saying.isPending}
          onPress={() => close(true)}
        >
          {t('overlays.cancel')}
        </Button>
      </div>
    </section>
  );
}

/** A button that asks for a reason before anything happens, and says what will. */
export function ReasonForm(props: ReasonFormProps) {
  const { title, opener = title } = props;
  const [state, setState] = useState<'fresh' | 'open' | 'cancelled'>('fresh');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state === 'cancelled') place.current?.querySelector('button')?.focus();
  }, [state]);
  if (state === 'open')
    return (
      <Opened
        {...props}
        close={isCancelled => setState(isCancelled ? 'cancelled' : 'fresh')}
      />
    );
  return (
    <div ref={place} className={styles.opener}>
      <Button
        variant="tertiary"
        size="small"
        aria-label={title}
        onPress={() => setState('open')}
      >
        {opener}
      </Button>
    </div>
  );
}
