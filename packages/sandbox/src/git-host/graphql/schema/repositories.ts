/** Repositories with their topics and refs. */
export const REPOSITORIES = /* GraphQL */ `
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
    deployments(
      first: Int
      after: String
      environments: [String!]
      orderBy: DeploymentOrder
    ): DeploymentConnection!
    pullRequests(
      first: Int
      after: String
      states: [PullRequestState!]
      orderBy: IssueOrder
    ): PullRequestConnection!
    pullRequest(number: Int!): PullRequest
    issue(number: Int!): Issue
    label(name: String!): Label
    issues(
      first: Int
      after: String
      filterBy: IssueFilters
      labels: [String!]
      states: [IssueState!]
      orderBy: IssueOrder
    ): IssueConnection!
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
`;
