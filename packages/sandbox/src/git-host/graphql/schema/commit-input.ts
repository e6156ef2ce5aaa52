/** How a client commits files without a clone. */
export const COMMIT_INPUT = /* GraphQL */ `
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
