import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Mark } from './Mark';
import styles from './SidebarLogo.module.css';

/** The mark alone while the sidebar is narrow; with the portal's name when open. */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Groundwork';
  return (
    <Link to="/" underline="none" aria-label={`${title}, home`}>
      <span
        className={styles.logo}
        style={{ height: 2.5 * sidebarConfig.logoHeight }}
      >
        <Mark size={28} />
        {isOpen ? <span className={styles.name}>{title}</span> : null}
      </span>
    </Link>
  );
}
