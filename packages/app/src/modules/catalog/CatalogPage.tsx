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
import { useSay } from '../../useSay';
import { EntityTable } from './EntityTable';

const ROWS_PER_PAGE = 20;

/** Props of {@link CatalogPage}. */
export interface CatalogPageProps {
  /** Which list it is, for its heading. */
  readonly list: 'catalog' | 'apis';
  readonly filters: ReactNode;
}

/** A list out of the catalog, narrowed down by filters and kept in the address. */
export function CatalogPage({ list, filters }: CatalogPageProps) {
  const t = useSay();
  const organisation =
    useApi(configApiRef).getOptionalString('organization.name');
  const create = useRouteRef(scaffolderPlugin.routes.root)?.();
  return (
    <EntityListProvider pagination={{ mode: 'offset', limit: ROWS_PER_PAGE }}>
      <Header
        title={
          organisation
            ? t(`catalog.titleOf.${list}`, { organisation })
            : t(`catalog.title.${list}`)
        }
        customActions={
          create ? (
            <ButtonLink
              variant="primary"
              href={create}
              iconStart={<RiAddLine />}
            >
              {t('catalog.create')}
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
    </EntityListProvider>
  );
}
