import { FieldLabel } from '@backstage/ui';
import { useId } from 'react';
import styles from './Baseline.module.css';

/** Props of {@link DayField}. */
export interface DayFieldProps {
  readonly label: string;
  /** As 2027-05-01; empty where none is chosen. */
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly description?: string;
  readonly error: string | undefined;
  onChange(day: string): void;
}

/** A day, chosen by the browser's own means: it knows the reader's calendar, keyboard and language. */
export function DayField(props: DayFieldProps) {
  const { label, value, min, max, description, error, onChange } = props;
  const id = useId();
  return (
    <div className={styles.field}>
      <FieldLabel
        label={label}
        {...(description === undefined
          ? {}
          : { description, descriptionId: `${id}-description` })}
        htmlFor={id}
      />
      <input
        id={id}
        type="date"
        className={styles.day}
        value={value}
        min={min}
        max={max}
        aria-invalid={error !== undefined}
        aria-describedby={
          [
            ...(description === undefined ? [] : [`${id}-description`]),
            ...(error === undefined ? [] : [`${id}-error`]),
          ].join(' ') || undefined
        }
        onChange={({ target }) => onChange(target.value)}
      />
      {error === undefined ? null : (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
    </div>
  );
}
