import { useSay } from '../../useSay';
import { CONTENT_ID } from '../frame';
import styles from './SkipLink.module.css';

/** First stop of the keyboard: past the sidebar, without a trace in the address. */
export function SkipLink() {
  const t = useSay();
  return (
    <a
      className={styles.link}
      href={`#${CONTENT_ID}`}
      onClick={event => {
        event.preventDefault();
        document.getElementById(CONTENT_ID)?.focus();
      }}
    >
      {t('frame.skip')}
    </a>
  );
}
