/** The part of GitHub's schema that the portal's modules ask for, with GitHub's names and nullability. */
export const SCHEMA = /* GraphQL */ `
  scalar URI
  scalar DateTime
  scalar GitObjectID
  scalar Base64String

  type Query {
    organization(login: String!): Organization
    repositoryOwner(login: String!): RepositoryOwner
    repository(owner: String!, name: String!): Repository
    user(login: String!): User
    viewer: User!
    rateLimit: RateLimit
  }

  type Mutation {
    createCommitOnBranch(
      input: CreateCommitOnBranchInput!
    ): CreateCommitOnBranchPayload
  }

  type RateLimit {
    limit: Int!
    cost: Int!
    remaining: Int!
    used: Int!
    resetAt: DateTime!
  }

  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }

  interface RepositoryOwner {
    id: ID!
    login: String!
    url: URI!
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
  }

  type Organization implements RepositoryOwner {
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

  type User implements RepositoryOwner {
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

  enum RepositoryVisibility {
    PRIVATE
    PUBLIC
    INTERNAL
  }

  type RepositoryConnection {
    nodes: [Repository]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type Repository {
    id: ID!
    databaseId: Int
    name: String!
    nameWithOwner: String!
    description: String
    url: URI!
    isArchived: Boolean!
    isFork: Boolean!
    isPrivate: Boolean!
    visibility: RepositoryVisibility!
    createdAt: DateTime!
    pushedAt: DateTime
    updatedAt: DateTime!
    owner: RepositoryOwner!
    repositoryTopics(first: Int): RepositoryTopicConnection!
    defaultBranchRef: Ref
    ref(qualifiedName: String!): Ref
    object(expression: String, oid: GitObjectID): GitObject
  }

  type RepositoryTopicConnection {
    nodes: [RepositoryTopic]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type RepositoryTopic {
    topic: Topic!
  }

  type Topic {
    name: String!
  }

  type Ref {
    name: String!
    prefix: String!
    target: GitObject
  }

  interface GitObject {
    id: ID!
    oid: GitObjectID!
  }

  type Blob implements GitObject {
    id: ID!
    oid: GitObjectID!
    text: String
    byteSize: Int!
    isBinary: Boolean
  }

  type TreeEntry {
    name: String!
    path: String
    type: String!
    mode: Int!
    oid: GitObjectID!
    object: GitObject
  }

  type Tree implements GitObject {
    id: ID!
    oid: GitObjectID!
    entries: [TreeEntry!]
  }

  type GitActor {
    name: String
    email: String
    date: DateTime
  }

  type Commit implements GitObject {
    id: ID!
    oid: GitObjectID!
    message: String!
    messageHeadline: String!
    committedDate: DateTime!
    authoredDate: DateTime!
    author: GitActor
    url: URI!
    history(
      first: Int
      after: String
      path: String
      since: DateTime
    ): CommitHistoryConnection!
  }

  type CommitHistoryConnection {
    nodes: [Commit]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  input CommittableBranch {
    branchName: String
    repositoryNameWithOwner: String
  }

  input CommitMessage {
    headline: String!
    body: String
  }

  input FileAddition {
    path: String!
    contents: Base64String!
  }

  input FileDeletion {
    path: String!
  }

  input FileChanges {
    additions: [FileAddition!]
    deletions: [FileDeletion!]
  }

  input CreateCommitOnBranchInput {
    branch: CommittableBranch!
    message: CommitMessage!
    fileChanges: FileChanges
    expectedHeadOid: GitObjectID!
    clientMutationId: String
  }

  type CreateCommitOnBranchPayload {
    clientMutationId: String
    commit: Commit
  }
`;
