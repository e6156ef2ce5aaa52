import {
  configApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import {
  CatalogFilterLayout,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { ButtonLink, Container, Header } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { EntityTable } from './EntityTable';

const ROWS_PER_PAGE = 20;

/** Props of {@link CatalogPage}. */
export interface CatalogPageProps {
  /** What follows the organisation's name in the heading: "catalog", "APIs". */
  readonly what: string;
  readonly filters: ReactNode;
}

/** A list out of the catalog, narrowed down by filters and kept in the address. */
export function CatalogPage({ what, filters }: CatalogPageProps) {
  const organisation =
    useApi(configApiRef).getOptionalString('organization.name');
  const create = useRouteRef(scaffolderPlugin.routes.root)?.();
  return (
    <EntityListProvider pagination={{ mode: 'offset', limit: ROWS_PER_PAGE }}>
      <main>
        <Header
          title={organisation ? `${organisation} ${what}` : what}
          customActions={
            create ? (
              <ButtonLink
                variant="primary"
                href={create}
                iconStart={<RiAddLine />}
              >
                Create
              </ButtonLink>
            ) : null
          }
        />
        <Container>
          <CatalogFilterLayout>
            <CatalogFilterLayout.Filters>{filters}</CatalogFilterLayout.Filters>
            <CatalogFilterLayout.Content>
              <EntityTable />
            </CatalogFilterLayout.Content>
          </CatalogFilterLayout>
        </Container>
      </main>
    </EntityListProvider>
  );
}
