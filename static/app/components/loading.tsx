import Spinner from '@atlaskit/spinner';

export function Loading() {
  return (
    <div className="loading">
      <Spinner size="large" label="Loading" />
    </div>
  );
}
