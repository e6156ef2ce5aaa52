/** What a ref leads to: commits, trees, files. */
export const GIT_OBJECTS = /* GraphQL */ `
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
    user: User
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
    parents(first: Int, after: String): CommitConnection!
    associatedPullRequests(first: Int, after: String): PullRequestConnection
    history(
      first: Int
      after: String
      path: String
      since: GitTimestamp
    ): CommitHistoryConnection!
  }

  type CommitConnection {
    nodes: [Commit]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type CommitHistoryConnection {
    nodes: [Commit]
    pageInfo: PageInfo!
    totalCount: Int!
  }
`;
