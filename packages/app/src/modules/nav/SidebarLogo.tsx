import { sidebarConfig, useSidebarOpenState } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { NavLink } from 'react-router-dom';
import { useSay } from '../../useSay';
import { Mark } from './Mark';
import styles from './SidebarLogo.module.css';

/** The way home: the mark alone while the sidebar is narrow, with the portal's name when open. */
export function SidebarLogo() {
  const t = useSay();
  const { isOpen } = useSidebarOpenState();
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Groundwork';
  return (
    <NavLink
      to="/"
      end
      className={styles.link ?? ''}
      aria-label={t('frame.home', { portal: title })}
    >
      <span
        className={styles.logo}
        style={{ height: 2.5 * sidebarConfig.logoHeight }}
      >
        <Mark size={28} />
        {isOpen ? <span className={styles.name}>{title}</span> : null}
      </span>
    </NavLink>
  );
}
