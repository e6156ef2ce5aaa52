import { Container, Flex, Link, Text } from '@backstage/ui';
import { useLocation } from 'react-router-dom';
import { useSay } from '../../useSay';
import { PageContent, PageTitle } from '../frame';
import { SearchBox } from '../home/SearchBox';

/** Where an address leads nowhere: which address, and ways to what was looked for. */
export function NotFoundPage() {
  const t = useSay();
  const { pathname } = useLocation();
  return (
    <PageContent>
      <PageTitle page={t('nowhere.title')} />
      <Container py="6">
        <Flex direction="column" gap="4">
          <Text as="h1" variant="title-small" weight="bold">
            {t('nowhere.heading')}
          </Text>
          <Text as="p">
            {t('nowhere.says', { address: <code>{pathname}</code> })}
          </Text>
          <SearchBox />
          <Flex gap="4">
            <Link href="/">{t('nowhere.home')}</Link>
            <Link href="/catalog">{t('nowhere.catalog')}</Link>
            <Link href="/docs">{t('nowhere.docs')}</Link>
          </Flex>
        </Flex>
      </Container>
    </PageContent>
  );
}
