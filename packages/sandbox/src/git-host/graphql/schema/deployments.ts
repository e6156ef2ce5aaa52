/** What was deployed from a repository, and how it went. */
export const DEPLOYMENTS = /* GraphQL */ `
  interface Node {
    id: ID!
  }

  enum OrderDirection {
    ASC
    DESC
  }

  enum DeploymentOrderField {
    CREATED_AT
  }

  input DeploymentOrder {
    direction: OrderDirection!
    field: DeploymentOrderField!
  }

  enum DeploymentStatusState {
    ERROR
    FAILURE
    INACTIVE
    IN_PROGRESS
    PENDING
    QUEUED
    SUCCESS
    WAITING
  }

  type Deployment implements Node {
    id: ID!
    databaseId: Int
    commitOid: String!
    commit: Commit
    environment: String
    task: String
    description: String
    createdAt: DateTime!
    creator: Actor!
    updatedAt: DateTime!
    statuses(first: Int, after: String): DeploymentStatusConnection
  }

  type DeploymentConnection {
    nodes: [Deployment]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type DeploymentStatus implements Node {
    id: ID!
    state: DeploymentStatusState!
    description: String
    logUrl: URI
    createdAt: DateTime!
    updatedAt: DateTime!
  }

  type DeploymentStatusConnection {
    nodes: [DeploymentStatus]
    pageInfo: PageInfo!
    totalCount: Int!
  }
`;
