import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';

/** For somebody whose groups the catalog does not know: how to find a team. */
export function Newcomer() {
  return (
    <Card>
      <CardHeader>
        <Text as="h1" variant="title-small" weight="bold">
          You are not in a team yet
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3" align="start">
          <Text as="p">
            Your team’s services, and whatever is broken or waiting there,
            appear here once the catalog knows your team. Teams and their
            members come from the Git host’s organisation: find your team below
            and ask a member to add you there. The change arrives here by
            itself.
          </Text>
          <Flex gap="4">
            <Link href="/catalog?filters[kind]=group">Find your team</Link>
            <Link href="/catalog?filters[kind]=component&filters[user]=all">
              All services
            </Link>
          </Flex>
        </Flex>
      </CardBody>
    </Card>
  );
}
