import { GitOutputTooLarge } from '../../../git-api/git';

export type ApiStatus = 400 | 401 | 403 | 404 | 406 | 409 | 410 | 555;

/** Thrown by resources; the app turns it into Bitbucket's error body. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: ApiStatus;
  readonly more: ErrorDetails;

  constructor(status: ApiStatus, message: string, more: ErrorDetails = {}) {
    super(message);
    this.status = status;
    this.more = more;
  }
}

export interface ErrorDetails {
  readonly detail?: unknown;
  /** Messages by field of the request body. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Bitbucket's error body; `data` stands both inside and beside `error`. */
export function errorBody(message: string, more: ErrorDetails = {}) {
  return {
    type: 'error',
    error: { message, ...more },
    ...(more.data === undefined ? {} : { data: more.data }),
  };
}

/** Absent and not visible are the same answer. */
export function repositoryNotFound(): ApiError {
  return new ApiError(
    404,
    'You may not have access to this repository or it no longer exists in this workspace. ' +
      'If you think this repository exists and you have access, make sure you are authenticated.',
  );
}

export function commitNotFound(name: string): ApiError {
  return new ApiError(404, 'Commit not found', { data: { shas: [name] } });
}

/** The answer to what a resource threw. */
export function answerError(error: unknown): Response {
  if (error instanceof ApiError) {
    return Response.json(errorBody(error.message, error.more), { status: error.status });
  }
  const { status, message } = statusOf(error);
  return Response.json(errorBody(message), { status });
}

/** What an unexpected failure looks like to the client; its own text stays inside. */
function statusOf(error: unknown): { status: 500 | 555; message: string } {
  return error instanceof GitOutputTooLarge
    ? { status: 555, message: 'The request took too long.' }
    : { status: 500, message: 'Internal server error' };
}
