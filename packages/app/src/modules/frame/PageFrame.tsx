import {
  BreadcrumbEntry,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import type { PageLayoutProps } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import type { PropsWithChildren } from 'react';
import { useParams, useResolvedPath } from 'react-router-dom';
import { CatalogCrumb } from './CatalogCrumb';
import { EntityCrumb } from './EntityCrumb';
import { PageContent } from './PageContent';
import { PageTitle } from './PageTitle';

type Tab = NonNullable<PageLayoutProps['tabs']>[number];

function tabBelow(base: string, tab: Tab) {
  return {
    ...tab,
    href: tab.href.startsWith('/') ? tab.href : `${base}/${tab.href}`,
    matchStrategy: 'prefix' as const,
  };
}

/** The page's own place on the way: the entity that it is about, or else its title. */
function Crumb(
  props: PropsWithChildren<{ readonly title: string; readonly href: string }>,
) {
  const { kind, namespace, name } = useParams();
  const { title, href, children } = props;
  return kind && namespace && name ? (
    <EntityCrumb entity={{ kind, namespace, name }}>{children}</EntityCrumb>
  ) : (
    <BreadcrumbEntry entry={{ label: title, href }}>{children}</BreadcrumbEntry>
  );
}

function Headed(props: PageLayoutProps) {
  const { title, icon, titleLink, headerActions, tabs, children } = props;
  const base = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items } = useBreadcrumbEntries();
  const page = (
    <>
      <PluginHeader
        icon={icon}
        breadcrumbs={items}
        customActions={headerActions}
        {...(title === undefined ? {} : { title })}
        {...(titleLink === undefined ? {} : { titleLink })}
        {...(tabs ? { tabs: tabs.map(tab => tabBelow(base, tab)) } : {})}
      />
      <PageContent>{children}</PageContent>
    </>
  );
  const href = titleLink ?? (base || '/');
  return title === undefined ? (
    page
  ) : (
    <CatalogCrumb page={href}>
      <Crumb title={title} href={href}>
        {page}
      </Crumb>
    </CatalogCrumb>
  );
}

/**
 * Takes the place of the app plugin's page layout, with the same header: every
 * page is called by its way in the browser's tab, its way ends with the entity
 * that it is about, and what follows the header is its main landmark.
 */
export function PageFrame(props: PageLayoutProps) {
  const { noHeader, title } = props;
  return (
    <>
      <PageTitle {...(noHeader && title ? { page: title } : {})} />
      {noHeader ? (
        <PageContent>{props.children}</PageContent>
      ) : (
        <Headed {...props} />
      )}
    </>
  );
}
