import { Container, Flex, Link, Text } from '@backstage/ui';
import { useLocation } from 'react-router-dom';
import { CONTENT_ID, PageTitle } from '../frame';
import { SearchBox } from '../home/SearchBox';

/** Where an address leads nowhere: which address, and ways to what was looked for. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <main id={CONTENT_ID} tabIndex={-1}>
      <PageTitle page="No such page" />
      <Container py="6">
        <Flex direction="column" gap="4">
          <Text as="h1" variant="title-small" weight="bold">
            There is no page at this address
          </Text>
          <Text as="p">
            <code>{pathname}</code> may have been moved or taken away, or the
            link to it has a slip.
          </Text>
          <SearchBox />
          <Flex gap="4">
            <Link href="/">Home</Link>
            <Link href="/catalog">Catalog</Link>
            <Link href="/docs">Docs</Link>
          </Flex>
        </Flex>
      </Container>
    </main>
  );
}
