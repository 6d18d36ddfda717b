/** Parts of Atlassian's description that its own answers do not keep to, and how to read them. */
export interface Deviation {
  /** Path of keys below `components.schemas`. */
  readonly at: readonly string[];
  readonly change: 'nullable' | 'anything' | 'open';
  readonly reason: string;
}

const inAllOf = (schema: string, property: string) => [
  schema,
  'allOf',
  '1',
  'properties',
  property,
];

export const DEVIATIONS: readonly Deviation[] = [
  ...['merge_commit', 'closed_by'].map((name): Deviation => ({
    at: inAllOf('pullrequest', name),
    change: 'nullable',
    reason: 'null until the pull request is closed (webhook bodies, REST answers)',
  })),
  {
    at: ['pullrequest_endpoint', 'properties', 'repository'],
    change: 'nullable',
    reason: 'null when the fork is gone',
  },
  ...['mainbranch', 'parent'].map((name): Deviation => ({
    at: inAllOf('repository', name),
    change: 'nullable',
    reason: 'null for an empty repository, and for what is no fork',
  })),
  ...['message', 'date', 'tagger'].map((name): Deviation => ({
    at: inAllOf('tag', name),
    change: 'nullable',
    reason: 'null for a lightweight tag',
  })),
  ...['old', 'new'].map((name): Deviation => ({
    at: ['diffstat', 'properties', name],
    change: 'nullable',
    reason: 'null for the side on which the file does not exist',
  })),
  {
    at: ['commit_file', 'properties', 'attributes'],
    change: 'anything',
    reason: 'described as one string, answered as a list of strings',
  },
  {
    at: ['report_data', 'properties', 'value'],
    change: 'anything',
    reason: 'described as an object; the text of the same operation says number, string or boolean',
  },
  {
    at: inAllOf('participant', 'state'),
    change: 'anything',
    reason: 'its enum holds null, its type does not',
  },
  {
    at: inAllOf('commitstatus', 'refname'),
    change: 'nullable',
    reason: 'null for a status without a ref',
  },
  {
    at: ['error', 'properties', 'error'],
    change: 'open',
    reason: 'fields and id are not described; detail is an object for a missing scope',
  },
  {
    at: ['error', 'properties', 'error', 'properties', 'detail'],
    change: 'anything',
    reason: 'an object {granted, required} for a missing scope',
  },
];

/** Query parameters that only the text of the description names. */
export const PARAMETERS_IN_PROSE: Readonly<Record<string, readonly string[]>> = {
  // "Pagination", "Partial responses", "Filter and sort API objects": any resource or list.
  '*': ['page', 'pagelen', 'fields', 'q', 'sort'],
  // "List commits": include, exclude and path are described in the text of the operation.
  '/repositories/{workspace}/{repo_slug}/commits': ['include', 'exclude', 'path'],
  '/repositories/{workspace}/{repo_slug}/commits/{revision}': ['include', 'exclude', 'path'],
  // The redirect of …/pullrequests/{id}/diffstat adds it.
  '/repositories/{workspace}/{repo_slug}/diffstat/{spec}': ['from_pullrequest_id'],
};
