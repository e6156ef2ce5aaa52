import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarSpace,
  useSidebarPinState,
} from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { useSay } from '../../useSay';
import { NotificationsEntry } from './NotificationsEntry';
import { SearchEntry } from './SearchEntry';
import { SidebarLogo } from './SidebarLogo';
import { SkipLink } from './SkipLink';

/**
 * The main entries in reading order. Everything else that has a page (the
 * catalog graph, catalog import) is reached from where it is needed: the
 * sidebar stays at eight entries. The mark above them leads home; a phone has
 * no room for it, and gets an entry instead.
 */
const MAIN_PAGES = [
  'page:catalog',
  'page:techdocs',
  'page:scaffolder',
  'page:readiness/organisation',
  'page:readiness/delivery',
] as const;

function NavItem(item: NavContentNavItem) {
  return (
    <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
  );
}

function SidebarContent({ navItems }: NavContentComponentProps) {
  const t = useSay();
  const nav = navItems.withComponent(NavItem);
  const { isMobile } = useSidebarPinState();
  return (
    <>
      <SkipLink />
      <Sidebar>
        <SidebarLogo />
        <SidebarGroup
          label={t('frame.search')}
          icon={<RiSearchLine />}
          to="/search"
        >
          <SearchEntry />
        </SidebarGroup>
        <SidebarDivider />
        <SidebarGroup label={t('frame.menu')} icon={<RiMenuLine />}>
          {isMobile ? nav.take('page:home') : null}
          {MAIN_PAGES.map(id => nav.take(id))}
        </SidebarGroup>
        <SidebarSpace />
        <SidebarDivider />
        <NotificationsEntry />
        <SidebarGroup
          label={t('frame.settings')}
          icon={<UserSettingsSignInAvatar />}
          to="/settings"
        >
          {nav.take('page:user-settings')}
        </SidebarGroup>
      </Sidebar>
    </>
  );
}

export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    NavContentBlueprint.make({ params: { component: SidebarContent } }),
  ],
});
