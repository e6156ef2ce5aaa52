import { COMMIT_INPUT } from './commit-input';
import { DEPLOYMENTS } from './deployments';
import { GIT_OBJECTS } from './git-objects';
import { ISSUES } from './issues';
import { OWNERS } from './owners';
import { REPOSITORIES } from './repositories';

const ROOT = /* GraphQL */ `
  scalar URI
  scalar DateTime
  scalar GitTimestamp
  scalar GitObjectID
  scalar Base64String

  type Query {
    organization(login: String!): Organization
    repositoryOwner(login: String!): RepositoryOwner
    repository(owner: String!, name: String!): Repository
    user(login: String!): User
    nodes(ids: [ID!]!): [Node]!
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
`;

/** The part of GitHub's schema that the portal's modules ask for, with GitHub's names and nullability. */
export const SCHEMA = [
  ROOT,
  OWNERS,
  REPOSITORIES,
  GIT_OBJECTS,
  DEPLOYMENTS,
  ISSUES,
  COMMIT_INPUT,
].join('');
