/** Who owns repositories: organisations, their people and their teams. */
export const OWNERS = /* GraphQL */ `
  interface RepositoryOwner {
    id: ID!
    login: String!
    url: URI!
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
  }

  type Organization implements RepositoryOwner & Actor {
    id: ID!
    login: String!
    name: String
    url: URI!
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
    membersWithRole(first: Int, after: String): OrganizationMemberConnection!
    teams(
      first: Int
      after: String
      userLogins: [String!]
      rootTeamsOnly: Boolean
    ): TeamConnection!
    team(slug: String!): Team
  }

  type OrganizationMemberConnection {
    nodes: [User]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type OrganizationConnection {
    nodes: [Organization]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type User implements RepositoryOwner & Actor {
    id: ID!
    login: String!
    name: String
    email: String!
    bio: String
    url: URI!
    avatarUrl(size: Int): URI!
    suspendedAt: DateTime
    organizationVerifiedDomainEmails(login: String!): [String!]!
    organizations(first: Int, after: String): OrganizationConnection!
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
  }

  enum TeamMembershipType {
    ALL
    IMMEDIATE
    CHILD_TEAM
  }

  type Team {
    id: ID!
    slug: String!
    combinedSlug: String!
    name: String!
    description: String
    avatarUrl(size: Int): URI
    url: URI!
    editTeamUrl: URI!
    parentTeam: Team
    members(
      first: Int
      after: String
      membership: TeamMembershipType
    ): TeamMemberConnection!
  }

  type TeamConnection {
    nodes: [Team]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type TeamMemberConnection {
    nodes: [User]
    pageInfo: PageInfo!
    totalCount: Int!
  }
`;
