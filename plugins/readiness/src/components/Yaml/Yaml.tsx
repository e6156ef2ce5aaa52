import { useMemo } from 'react';
import { stringify } from 'yaml';
import { useSay } from '../../useSay';
import { CopyButton } from '../CopyButton';
import { markedLines } from './markedLines';
import styles from './Yaml.module.css';

/** Props of {@link Yaml}. */
export interface YamlProps {
  readonly value: unknown;
  /** Paths whose lines are marked. */
  readonly fields: readonly string[];
}

function Line({
  text,
  isMarked,
}: {
  readonly text: string;
  readonly isMarked: boolean;
}) {
  return isMarked ? (
    <mark className={styles.marked}>{`${text}\n`}</mark>
  ) : (
    <span>{`${text}\n`}</span>
  );
}

/** A stored value as YAML, with the lines marked that decide, and a button that copies it. */
export function Yaml({ value, fields }: YamlProps) {
  const t = useSay();
  const text = useMemo(() => stringify(value, { lineWidth: 0 }), [value]);
  const marked = useMemo(() => markedLines(text, fields), [text, fields]);
  return (
    <section aria-label={t('evidence.stored')} className={styles.yaml}>
      <div className={styles.head}>
        <span>{marked.size > 0 ? t('evidence.marked') : ''}</span>
        <span className={styles.copy}>
          <CopyButton
            text={text}
            words={{
              copy: t('evidence.copy'),
              copied: t('evidence.copied'),
              refused: t('evidence.copyRefused'),
            }}
          />
        </span>
      </div>
      {/* What scrolls takes the keyboard, or a reader without a mouse cannot reach its end. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.raw} tabIndex={0}>
        {text
          .trimEnd()
          .split('\n')
          .map((line, index) => (
            <Line
              // Lines have no identity but their place.
              // eslint-disable-next-line react/no-array-index-key
              key={index}
              text={line}
              isMarked={marked.has(index)}
            />
          ))}
      </pre>
    </section>
  );
}
