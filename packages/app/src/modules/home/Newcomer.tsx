import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import { useSay } from '../../useSay';

/** For somebody whose groups the catalog does not know: how to find a team. */
export function Newcomer() {
  const t = useSay();
  return (
    <Card>
      <CardHeader>
        <Text as="h1" variant="title-small" weight="bold">
          {t('home.newcomer.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3" align="start">
          <Text as="p">{t('home.newcomer.says')}</Text>
          <Flex gap="4">
            <Link href="/catalog?filters[kind]=group">
              {t('home.newcomer.find')}
            </Link>
            <Link href="/catalog?filters[kind]=component&filters[user]=all">
              {t('home.newcomer.services')}
            </Link>
          </Flex>
        </Flex>
      </CardBody>
    </Card>
  );
}
