/** Pull requests and issues, which share their numbers. */
export const ISSUES = /* GraphQL */ `
  interface Actor {
    login: String!
    url: URI!
  }

  enum IssueOrderField {
    COMMENTS
    CREATED_AT
    UPDATED_AT
  }

  input IssueOrder {
    direction: OrderDirection!
    field: IssueOrderField!
  }

  enum PullRequestState {
    CLOSED
    MERGED
    OPEN
  }

  enum IssueState {
    CLOSED
    OPEN
  }

  enum IssueStateReason {
    COMPLETED
    DUPLICATE
    NOT_PLANNED
    REOPENED
  }

  type Label implements Node {
    id: ID!
    name: String!
  }

  type LabelConnection {
    nodes: [Label]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type PullRequest implements Node {
    id: ID!
    number: Int!
    title: String!
    body: String!
    state: PullRequestState!
    createdAt: DateTime!
    updatedAt: DateTime!
    mergedAt: DateTime
    author: Actor
    headRefName: String!
    baseRefName: String!
    mergeCommit: Commit
    repository: Repository!
    labels(first: Int, after: String): LabelConnection
    commits(first: Int, after: String): PullRequestCommitConnection!
    files(first: Int, after: String): PullRequestChangedFileConnection
    closingIssuesReferences(first: Int, after: String): IssueConnection
    comments(first: Int, after: String): IssueCommentConnection!
    reviews(
      first: Int
      after: String
      states: [PullRequestReviewState!]
    ): PullRequestReviewConnection
  }

  type IssueComment implements Node {
    id: ID!
    author: Actor
    body: String!
    createdAt: DateTime!
  }

  type IssueCommentConnection {
    nodes: [IssueComment]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  enum PullRequestReviewState {
    APPROVED
    CHANGES_REQUESTED
    COMMENTED
    DISMISSED
    PENDING
  }

  type PullRequestReview implements Node {
    id: ID!
    author: Actor
    body: String!
    state: PullRequestReviewState!
    submittedAt: DateTime
  }

  type PullRequestReviewConnection {
    nodes: [PullRequestReview]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type PullRequestConnection {
    nodes: [PullRequest]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type PullRequestCommit implements Node {
    id: ID!
    commit: Commit!
  }

  type PullRequestCommitConnection {
    nodes: [PullRequestCommit]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type PullRequestChangedFile {
    path: String!
    additions: Int!
    deletions: Int!
  }

  type PullRequestChangedFileConnection {
    nodes: [PullRequestChangedFile]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type Issue implements Node {
    id: ID!
    databaseId: Int
    number: Int!
    title: String!
    body: String!
    state: IssueState!
    stateReason: IssueStateReason
    createdAt: DateTime!
    updatedAt: DateTime!
    closedAt: DateTime
    author: Actor
    repository: Repository!
    labels(first: Int, after: String): LabelConnection
    comments(first: Int, after: String, last: Int): IssueCommentConnection!
    timelineItems(
      first: Int
      after: String
      last: Int
      itemTypes: [IssueTimelineItemsItemType!]
    ): IssueTimelineItemsConnection!
  }

  input IssueFilters {
    since: DateTime
  }

  enum IssueTimelineItemsItemType {
    LABELED_EVENT
    UNLABELED_EVENT
  }

  type LabeledEvent implements Node {
    id: ID!
    createdAt: DateTime!
    label: Label!
  }

  type UnlabeledEvent implements Node {
    id: ID!
    createdAt: DateTime!
    label: Label!
  }

  union IssueTimelineItems = LabeledEvent | UnlabeledEvent

  type IssueTimelineItemsConnection {
    nodes: [IssueTimelineItems]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type IssueConnection {
    nodes: [Issue]
    pageInfo: PageInfo!
    totalCount: Int!
  }
`;
