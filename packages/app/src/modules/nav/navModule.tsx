import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { NotificationsEntry } from './NotificationsEntry';
import { SearchEntry } from './SearchEntry';
import { SidebarLogo } from './SidebarLogo';
import { SkipLink } from './SkipLink';

/**
 * The main entries in reading order. Everything else that has a page (the
 * catalog graph, catalog import) is reached from where it is needed: the
 * sidebar stays at eight entries.
 */
const MAIN_PAGES = [
  'page:home',
  'page:catalog',
  'page:techdocs',
  'page:scaffolder',
  'page:readiness/organisation',
] as const;

function NavItem(item: NavContentNavItem) {
  return (
    <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
  );
}

function SidebarContent({ navItems }: NavContentComponentProps) {
  const nav = navItems.withComponent(NavItem);
  return (
    <>
      <SkipLink />
      <Sidebar>
        <SidebarLogo />
        <SidebarGroup label="Search" icon={<RiSearchLine />} to="/search">
          <SearchEntry />
        </SidebarGroup>
        <SidebarDivider />
        <SidebarGroup label="Menu" icon={<RiMenuLine />}>
          {MAIN_PAGES.map(id => nav.take(id))}
        </SidebarGroup>
        <SidebarSpace />
        <SidebarDivider />
        <NotificationsEntry />
        <SidebarGroup
          label="Settings"
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
