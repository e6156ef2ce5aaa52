import {
  configApiRef,
  useApi,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { Helmet } from 'react-helmet';

/**
 * The browser tab's title: the way to this page, its end first. A page that
 * sets a title of its own, as an entity's does, only gets the portal's name; one
 * without a way says what it is called.
 */
export function PageTitle(props: { readonly page?: string }) {
  const portal =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Groundwork';
  const { items } = useBreadcrumbEntries();
  const way = props.page
    ? [props.page]
    : items.map(({ label }) => label).reverse();
  return (
    <Helmet
      titleTemplate={`%s | ${portal}`}
      defaultTitle={[...way, portal].join(' | ')}
    />
  );
}
